package org.letopis.vault;

import org.letopis.crypto.Seal;

/** How the bytes of a copy are cut: four sealed segments of equal size in a row, which wastes least of SQLite's pages. */
final class Pieces {
    static final int SEGMENT_BYTES = SealedTable.SEGMENT_BYTES;
    static final int SEALED_BYTES = SEGMENT_BYTES + Seal.OVERHEAD_BYTES;
    static final int SEGMENTS_IN_A_ROW = 4;

    private Pieces() {}

    /** Returns how many rows hold so many bytes. */
    static long rows(long sizeBytes) {
        return (segments(sizeBytes) - 1) / SEGMENTS_IN_A_ROW + 1;
    }

    /** Returns how many segments hold so many bytes; an empty copy has one. */
    static long segments(long sizeBytes) {
        return Math.max(1, (sizeBytes + SEGMENT_BYTES - 1) / SEGMENT_BYTES);
    }
}
