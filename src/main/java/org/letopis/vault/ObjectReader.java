package org.letopis.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;

/**
 * Reads the bytes of one copy from any position; each segment is opened, and so checked, before a byte of it is given.
 * Who reads on from row to row has the next one opened ahead, on a second thread.
 */
public final class ObjectReader implements Closeable {
    private final Contents contents;
    private final OwnKey key;
    private final SealedTable seal;
    private final long sizeBytes;
    private final long lastSegment;
    private final RowAhead ahead;
    private long rowNumber = -1;
    private StoredRow row;
    private long segmentNumber = -1;
    private byte[] segment = {};

    /** The segments of the row, when it was opened ahead; else none, and they are opened as they are asked for. */
    private byte[][] opened = {};

    ObjectReader(Contents contents, StoredObject object) throws Failure {
        this.contents = contents;
        this.sizeBytes = object.copy().sizeBytes();
        this.lastSegment = Pieces.segments(sizeBytes) - 1;
        this.key = contents.key(Table.OBJECT_KEY, object.keyRow());
        this.seal = contents.keys().of(key.key(), Table.CHUNK);
        this.ahead = new RowAhead(this, () -> contents.keys().of(key.key(), Table.CHUNK));
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
            boolean onward = rowNumber >= 0 && wanted == rowNumber + 1;
            wipe();
            rowNumber = -1; // until the row is there
            opened = ahead.take(wanted);
            row = opened.length == 0 ? requiredRow(wanted) : null;
            rowNumber = wanted;
            if (onward && wanted + 1 < rows()) {
                ahead.begin(wanted + 1);
            }
        }
        int inRow = (int) (number % Pieces.SEGMENTS_IN_A_ROW);
        if (opened.length > 0) {
            segment = opened[inRow];
        } else {
            Arrays.fill(segment, (byte) 0);
            segment = open(row, number);
        }
        segmentNumber = number;
    }

    /** Returns the sealed row, of the length that it must have. */
    StoredRow requiredRow(long number) throws Failure {
        StoredRow found = contents.database().row(Table.CHUNK.sqlName(), rowId(number));
        if (found == null
                || found.version() != 0
                || found.bytes().length != (long) segmentsIn(number) * Pieces.SEALED_BYTES) {
            throw new Failure.Damaged("vault.rows-missing");
        }
        return found;
    }

    int segmentsIn(long rowNumber) {
        return (int) Math.min(Pieces.SEGMENTS_IN_A_ROW, lastSegment + 1 - rowNumber * Pieces.SEGMENTS_IN_A_ROW);
    }

    byte[] open(SealedTable with, StoredRow from, long number) throws Failure.Damaged {
        int at = (int) (number % Pieces.SEGMENTS_IN_A_ROW) * Pieces.SEALED_BYTES;
        byte[] sealed = Arrays.copyOfRange(from.bytes(), at, at + Pieces.SEALED_BYTES);
        return with.openSegment(from.id(), number, isLast(number), sealed);
    }

    /** Opens a segment of a row that was asked for by itself. */
    byte[] open(StoredRow from, long number) throws Failure.Damaged {
        return open(seal, from, number);
    }

    /** Returns whether this is the segment that is marked as the last. */
    boolean isLast(long number) {
        return number == lastSegment;
    }

    private void wipe() {
        Arrays.fill(segment, (byte) 0);
        for (byte[] one : opened) {
            Arrays.fill(one, (byte) 0);
        }
        opened = new byte[][] {};
        segmentNumber = -1;
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
        ahead.close();
        wipe();
        seal.close();
        key.close();
    }
}
