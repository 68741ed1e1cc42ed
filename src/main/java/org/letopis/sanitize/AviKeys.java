package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;

/**
 * Where the frames are from which a player can start, as the indexes of the original say. What is damaged in an index
 * does not matter: players find frames without it.
 */
final class AviKeys {
    private static final int OLD_ENTRY_BYTES = 16;
    private static final int KEY = 0x10;
    private static final int MOST_KEYS = 2_000_000;
    private static final int NEW_HEADER_BYTES = 24;
    private static final int INDEX_OF_INDEXES = 0;
    private static final int INDEX_OF_CHUNKS = 1;
    private static final long DELTA = 0x80000000L;

    /** Reads indexes, while another window stays where the frames are. */
    private final BoxReader in;

    private long[] places = new long[64];
    private int count;
    private boolean known;
    private boolean sorted;

    AviKeys(Source source, FileFormat format) {
        this.in = new BoxReader(source, format);
    }

    /** Returns whether the file has an index at all. */
    boolean known() {
        return known;
    }

    boolean isKey(long chunkStart) {
        if (!sorted) {
            Arrays.sort(places, 0, count);
            sorted = true;
        }
        return Arrays.binarySearch(places, 0, count, chunkStart) >= 0;
    }

    private void add(long place) {
        if (count == MOST_KEYS) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    /**
     * Reads the index behind the frames of the first part.
     *
     * @param framesAt from where places are counted, unless they are counted from the start of the file
     */
    void readOld(RiffChunk index, long framesAt) throws IOException {
        known = true;
        try {
            long first = index.dataStart();
            if (index.dataBytes() < OLD_ENTRY_BYTES) {
                return;
            }
            long place = RiffChunk.little32(in, first + 8);
            String type = in.type(first);
            long base = place < in.sizeBytes() - 4 && in.type(place).equals(type) ? 0 : framesAt;
            for (long at = first; index.dataEnd() - at >= OLD_ENTRY_BYTES; at += OLD_ENTRY_BYTES) {
                if ((in.u8(at + 4) & KEY) != 0) {
                    add(base + RiffChunk.little32(in, at + 8));
                }
            }
        } catch (Refusal e) {
            // Fewer places to start from.
            return;
        }
    }

    /** Reads the indexes of a stream that the list in its header names (OpenDML 1.02, section 3). */
    void readNew(RiffChunk list, boolean picture) throws IOException {
        known = true;
        try {
            long at = list.dataStart();
            if (list.dataBytes() < NEW_HEADER_BYTES || !picture) {
                return;
            }
            if (in.u8(at + 3) == INDEX_OF_CHUNKS) {
                chunks(at, list.dataEnd());
            } else if (in.u8(at + 3) == INDEX_OF_INDEXES) {
                long entries = RiffChunk.little32(in, at + 4);
                long entry = at + NEW_HEADER_BYTES;
                for (long i = 0; i < entries && list.dataEnd() - entry >= OLD_ENTRY_BYTES; i++) {
                    RiffChunk index = RiffChunk.at(in, RiffChunk.little64(in, entry));
                    chunks(index.dataStart(), index.dataEnd());
                    entry += OLD_ENTRY_BYTES;
                }
            }
        } catch (Refusal e) {
            // Fewer places to start from.
            return;
        }
    }

    private void chunks(long at, long end) throws Refusal, IOException {
        int entryBytes = 4 * RiffChunk.little16(in, at);
        long entries = RiffChunk.little32(in, at + 4);
        long base = RiffChunk.little64(in, at + 12);
        long entry = at + NEW_HEADER_BYTES;
        for (long i = 0; i < entries && entryBytes >= 8 && end - entry >= entryBytes; i++) {
            if ((RiffChunk.little32(in, entry + 4) & DELTA) == 0) {
                add(base + RiffChunk.little32(in, entry) - RiffChunk.HEADER_BYTES);
            }
            entry += entryBytes;
        }
    }
}
