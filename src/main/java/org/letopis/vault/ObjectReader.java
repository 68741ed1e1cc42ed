package org.letopis.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/** Reads the bytes of one copy from any position; each segment is opened, and so checked, before a byte of it is given. */
public final class ObjectReader implements Closeable {
    private final Contents contents;
    private final OwnKey key;
    private final SealedTable seal;
    private final long sizeBytes;
    private final long lastSegment;
    private long rowNumber = -1;
    private StoredRow row;
    private long segmentNumber = -1;
    private byte[] segment = new byte[0];

    ObjectReader(Contents contents, StoredObject object) throws Failure {
        this.contents = contents;
        this.sizeBytes = object.copy().sizeBytes();
        this.lastSegment = Pieces.segments(sizeBytes) - 1;
        this.key = contents.key(Table.OBJECT_KEY, object.keyRow());
        this.seal = contents.keys().of(key.key(), Table.CHUNK);
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** Reads up to {@code length} bytes; returns how many, or -1 at the end. */
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        if (position >= sizeBytes) {
            return -1;
        }
        try {
            load(position / Pieces.SEGMENT_BYTES);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
        int at = (int) (position % Pieces.SEGMENT_BYTES);
        int part = (int) Math.min(Math.min(length, Pieces.SEGMENT_BYTES - at), sizeBytes - position);
        System.arraycopy(segment, at, buffer, offset, part);
        return part;
    }

    private void load(long number) throws Failure {
        if (number == segmentNumber) {
            return;
        }
        long wanted = number / Pieces.SEGMENTS_IN_A_ROW;
        if (wanted != rowNumber) {
            long id = contents.keys().chunkId(key.key(), wanted);
            row = contents.database().row(Table.CHUNK.sqlName(), id);
            rowNumber = wanted;
        }
        int from = (int) (number % Pieces.SEGMENTS_IN_A_ROW) * Pieces.SEALED_BYTES;
        long inRow = Math.min(Pieces.SEGMENTS_IN_A_ROW, lastSegment + 1 - wanted * Pieces.SEGMENTS_IN_A_ROW);
        if (row == null || row.version() != 0 || row.bytes().length != inRow * Pieces.SEALED_BYTES) {
            throw new Failure.Damaged("vault.rows-missing");
        }
        Arrays.fill(segment, (byte) 0);
        byte[] sealed = Arrays.copyOfRange(row.bytes(), from, from + Pieces.SEALED_BYTES);
        segment = seal.openSegment(row.id(), number, number == lastSegment, sealed);
        segmentNumber = number;
    }

    /** Opens the one segment of an empty copy. */
    void openOnly() throws IOException {
        try {
            load(0);
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
    }

    /** Returns how many rows the pieces fill. */
    long rows() {
        return lastSegment / Pieces.SEGMENTS_IN_A_ROW + 1;
    }

    /** Returns the id of a row, counted from 0. */
    long rowId(long number) {
        return contents.keys().chunkId(key.key(), number);
    }

    /** Returns the bytes from the beginning; closing the stream closes this reader. */
    public InputStream stream() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int part = length == 0 ? 0 : ObjectReader.this.read(position, buffer, offset, length);
                position += Math.max(part, 0);
                return part;
            }

            @Override
            public void close() {
                ObjectReader.this.close();
            }
        };
    }

    @Override
    public void close() {
        Arrays.fill(segment, (byte) 0);
        seal.close();
        key.close();
    }
}
