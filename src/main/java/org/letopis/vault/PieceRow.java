package org.letopis.vault;

import java.util.Arrays;
import org.letopis.crypto.Sha256;

/** The bytes of one row of a copy on their way into the vault: taken in plain, then hashed and sealed. */
final class PieceRow {
    private final byte[] plain = new byte[Pieces.SEGMENTS_IN_A_ROW * Pieces.SEGMENT_BYTES];
    private final byte[] sealed = new byte[Pieces.SEGMENTS_IN_A_ROW * Pieces.SEALED_BYTES];
    private int filledBytes;
    private int sealedBytes;
    private long id;

    boolean isFull() {
        return filledBytes == plain.length;
    }

    /** Takes as much as there is room for, and returns how much that was. */
    int take(byte[] bytes, int offset, int lengthBytes) {
        int part = Math.min(lengthBytes, plain.length - filledBytes);
        System.arraycopy(bytes, offset, plain, filledBytes, part);
        filledBytes += part;
        return part;
    }

    /**
     * Hashes and seals what was taken. The end of the last row is padded with zeros to a whole segment, of which there is
     * at least one.
     *
     * @param number of the row in the copy, from 0
     */
    PieceRow seal(SealedTable seal, Sha256 hash, long rowId, long number, boolean last) {
        hash.update(plain, 0, filledBytes);
        int segments = Math.max(1, (filledBytes + Pieces.SEGMENT_BYTES - 1) / Pieces.SEGMENT_BYTES);
        Arrays.fill(plain, filledBytes, segments * Pieces.SEGMENT_BYTES, (byte) 0);
        for (int segment = 0; segment < segments; segment++) {
            byte[] one = seal.sealSegment(
                    rowId,
                    number * Pieces.SEGMENTS_IN_A_ROW + segment,
                    last && segment == segments - 1,
                    plain,
                    segment * Pieces.SEGMENT_BYTES);
            System.arraycopy(one, 0, sealed, segment * Pieces.SEALED_BYTES, Pieces.SEALED_BYTES);
        }
        id = rowId;
        sealedBytes = segments * Pieces.SEALED_BYTES;
        filledBytes = 0;
        return this;
    }

    /** Returns the sealed row; good until the next bytes are sealed. */
    StoredRow stored() {
        return new StoredRow(id, 0, sealedBytes == sealed.length ? sealed : Arrays.copyOf(sealed, sealedBytes));
    }

    /** Wipes the plain bytes. */
    void wipe() {
        Arrays.fill(plain, (byte) 0);
    }
}
