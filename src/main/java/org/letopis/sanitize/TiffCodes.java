package org.letopis.sanitize;

import java.io.IOException;

/**
 * Follows the compressed rows of one strip or tile as far as it takes to know where they end. Bytes behind that end are
 * seen by no viewer. Source: TIFF 6.0 sections 9 (PackBits) and 13 (LZW).
 */
final class TiffCodes {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_CODE = 258;
    private static final int FEWEST_BITS = 9;
    private static final int MOST_BITS = 12;
    private static final int MOST_CODES = 1 << MOST_BITS;
    private static final int NO_OPERATION = 128;
    private static final long NOT_ENDED = -1;

    private final Cursor in;
    private final long wanted;
    private final boolean lowBitFirst;
    private final int[] lengths = new int[MOST_CODES];
    private int width;
    private int next;
    private int previous;
    private long unpacked;

    /**
     * @param in over the coded bytes and no more
     * @param wantedBytes unpacked
     */
    TiffCodes(Cursor in, long wantedBytes, boolean lowBitFirst) {
        this.in = in;
        this.wanted = wantedBytes;
        this.lowBitFirst = lowBitFirst;
    }

    private int coded() throws Refusal, IOException {
        int value = in.u8();
        return lowBitFirst ? Integer.reverse(value) >>> 24 : value;
    }

    private boolean complete() {
        return unpacked >= wanted;
    }

    /** Returns how many bytes of run-length code the rows take. */
    long packBits() throws Refusal, IOException {
        while (!complete()) {
            int header = coded();
            if (header < NO_OPERATION) {
                in.skip(header + 1L);
                unpacked += header + 1L;
                if (unpacked > wanted) {
                    // No viewer shows bytes that are too many for the rows.
                    throw Refusal.damaged(FileFormat.TIFF, "picture data", in.position());
                }
            } else if (header > NO_OPERATION) {
                in.skip(1);
                unpacked += CLEAR + 1L - header;
            }
        }
        return in.position();
    }

    /** Returns how many bytes of LZW code the rows take, with the code that ends it. */
    long lzw() throws Refusal, IOException {
        restart();
        int bits = 0;
        int bitCount = 0;
        long end = NOT_ENDED;
        while (in.left() > 0 || bitCount >= width) {
            while (bitCount < width) {
                if (in.left() == 0) {
                    return last(end);
                }
                bits = bits << Byte.SIZE | coded();
                bitCount += Byte.SIZE;
            }
            int code = bits >>> bitCount - width & (1 << width) - 1;
            bitCount -= width;
            if (code == END) {
                return in.position();
            }
            if (end != NOT_ENDED) {
                return end;
            }
            take(code);
            if (complete()) {
                end = in.position();
            }
        }
        return last(end);
    }

    private long last(long end) throws Refusal {
        if (end == NOT_ENDED) {
            throw Refusal.damaged(FileFormat.TIFF, "picture data", in.position());
        }
        return end;
    }

    private void restart() {
        width = FEWEST_BITS;
        next = FIRST_CODE;
        previous = -1;
    }

    private void take(int code) throws Refusal {
        if (code == CLEAR) {
            restart();
            return;
        }
        boolean known = code < CLEAR || code > END && code < next;
        boolean followsItself = previous >= 0 && code == next && next < MOST_CODES;
        if (!known && !followsItself) {
            throw Refusal.damaged(FileFormat.TIFF, "picture data", in.position());
        }
        if (previous >= 0 && next < MOST_CODES) {
            lengths[next++] = length(previous) + 1;
            // One code early, as all programs since the first do.
            if (next == (1 << width) - 1 && width < MOST_BITS) {
                width++;
            }
        }
        unpacked += length(code);
        previous = code;
    }

    private int length(int code) {
        return code < CLEAR ? 1 : lengths[code];
    }
}
