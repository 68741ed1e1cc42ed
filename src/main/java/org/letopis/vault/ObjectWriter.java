package org.letopis.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.letopis.crypto.Seal;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.report.Attachment;

/**
 * Takes in the bytes of one copy, sealing each {@value Pieces#SEGMENT_BYTES} bytes as they come, in constant memory.
 * {@link #finish} pads and marks the last segment; without it the pieces are rubbish and {@link #discard} removes them.
 */
public final class ObjectWriter extends OutputStream {
    private final Contents contents;
    private final OwnKey key;
    private final SealedTable seal;
    private final Sha256 hash = new Sha256();
    private final byte[] segment = new byte[Pieces.SEGMENT_BYTES];
    private final byte[] row = new byte[Pieces.SEGMENTS_IN_A_ROW * Pieces.SEALED_BYTES];
    private int filled;
    private int rowSegments;
    private long segments;
    private long rows;
    private long sizeBytes;

    ObjectWriter(Contents contents) throws Failure {
        this.contents = contents;
        this.key = contents.newKey(Table.OBJECT_KEY);
        this.seal = contents.keys().of(key.key(), Table.CHUNK);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        hash.update(bytes, offset, length);
        sizeBytes += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == segment.length) {
                sealSegment(false);
            }
            int part = Math.min(left, segment.length - filled);
            System.arraycopy(bytes, from, segment, filled, part);
            filled += part;
            from += part;
            left -= part;
        }
    }

    /** Seals what is left, padded with zeros to a whole segment, and returns where it all lies. */
    StoredObject finish() throws Failure {
        try {
            Arrays.fill(segment, filled, segment.length, (byte) 0);
            filled = segment.length;
            sealSegment(true);
            writeRow();
        } catch (IOException e) {
            throw Failure.of(e);
        }
        return new StoredObject(key.row(), new Attachment.Copy(Sha256.hex(hash.digest()), sizeBytes));
    }

    /** Removes the pieces written so far. */
    void discard() throws Failure {
        for (long number = 0; number < rows; number++) {
            contents.database().delete(Table.CHUNK.sqlName(), contents.keys().chunkId(key.key(), number));
        }
        rows = 0;
    }

    private void sealSegment(boolean last) throws IOException {
        if (segments == Pieces.WARM_UP_AFTER_SEGMENTS) {
            Seal.warmUp();
        }
        long id = contents.keys().chunkId(key.key(), segments / Pieces.SEGMENTS_IN_A_ROW);
        byte[] sealed = seal.sealSegment(id, segments, last, segment, filled);
        System.arraycopy(sealed, 0, row, rowSegments * Pieces.SEALED_BYTES, Pieces.SEALED_BYTES);
        rowSegments++;
        segments++;
        filled = 0;
        if (rowSegments == Pieces.SEGMENTS_IN_A_ROW) {
            writeRow();
        }
    }

    private void writeRow() throws IOException {
        if (rowSegments == 0) {
            return;
        }
        try {
            long id = contents.keys().chunkId(key.key(), rows);
            contents.database()
                    .insert(
                            Table.CHUNK.sqlName(),
                            new StoredRow(id, 0, Arrays.copyOf(row, rowSegments * Pieces.SEALED_BYTES)));
        } catch (Failure failure) {
            throw new FailureInStream(failure);
        }
        rows++;
        rowSegments = 0;
    }

    /** Wipes the plain bytes and the key; stores nothing. */
    @Override
    public void close() {
        Arrays.fill(segment, (byte) 0);
        seal.close();
        key.close();
    }
}
