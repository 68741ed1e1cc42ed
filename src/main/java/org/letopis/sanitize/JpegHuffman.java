package org.letopis.sanitize;

import java.util.Arrays;
import java.util.Optional;

/**
 * One Huffman table of a JPEG, made to count blocks: of each code it says how many bits code and number take, and how
 * many coefficients further it leads. Source: ITU-T T.81 annex C, sections F.2.2.1 and F.2.2.2.
 */
final class JpegHuffman {
    /** Added to the place in the block by the code that ends it. */
    static final int END_OF_BLOCK = 128;

    static final int NO_CODE = -1;

    private static final int MOST_BITS = 16;
    private static final int FAST_BITS = 10;
    private static final int MANY_BITS = 12;
    private static final int ZEROS = 0xF0;

    /** For each start of ten bits the step, or {@link #NO_CODE} when the code is longer or none. */
    private final int[] fast = new int[1 << FAST_BITS];

    /** For each start of twelve bits all steps together whose codes are in it, or 0; see {@link #many(long)}. */
    private final int[] many = new int[1 << MANY_BITS];

    private final int[] steps;
    private final int[] firstCode = new int[MOST_BITS + 1];
    private final int[] firstStep = new int[MOST_BITS + 1];
    private final int[] counts = new int[MOST_BITS + 1];

    private JpegHuffman(byte[] stored, int symbols, boolean direct) {
        steps = new int[symbols];
        Arrays.fill(fast, NO_CODE);
        int code = 0;
        int symbol = 0;
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            counts[bits] = stored[bits] & 0xFF;
            firstCode[bits] = code;
            firstStep[bits] = symbol;
            for (int i = 0; i < counts[bits]; i++, code++, symbol++) {
                steps[symbol] = step(bits, stored[1 + MOST_BITS + symbol] & 0xFF, direct);
                if (bits <= FAST_BITS) {
                    int first = code << FAST_BITS - bits;
                    Arrays.fill(fast, first, first + (1 << FAST_BITS - bits), steps[symbol]);
                }
            }
            code <<= 1;
        }
        for (int start = 0; !direct && start < many.length; start++) {
            many[start] = together(start);
        }
    }

    private int together(int start) {
        int bits = 0;
        int coefficients = 0;
        while (bits < MANY_BITS) {
            long rest = (long) start << Long.SIZE - MANY_BITS + bits;
            int step = step(rest);
            if (step == NO_CODE || codeBits(rest) > MANY_BITS - bits) {
                break;
            }
            bits += step & 0xFF;
            if (step >> Byte.SIZE == END_OF_BLOCK) {
                return END_OF_BLOCK << 2 * Byte.SIZE | coefficients << Byte.SIZE | bits;
            }
            coefficients += step >> Byte.SIZE;
        }
        return coefficients << Byte.SIZE | bits;
    }

    /**
     * Returns the table, or nothing when its codes do not fit into sixteen bits.
     *
     * @param stored as in the file, with its class and number
     */
    static Optional<JpegHuffman> of(byte[] stored) {
        int symbols = 0;
        int room = 1;
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            int count = stored[bits] & 0xFF;
            symbols += count;
            room = 2 * room - count;
            if (room < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new JpegHuffman(stored, symbols, stored[0] >> 4 == 0));
    }

    /** Bits that code and number take in the low byte, above it how far in the block they lead. */
    private static int step(int codeBits, int symbol, boolean direct) {
        int numberBits = symbol & 0xF;
        if (direct) {
            return symbol > 0xF ? NO_CODE : 1 << Byte.SIZE | codeBits + symbol;
        }
        int coefficients = (symbol >> 4) + 1;
        if (numberBits == 0 && symbol != ZEROS) {
            coefficients = END_OF_BLOCK;
        }
        return coefficients << Byte.SIZE | codeBits + numberBits;
    }

    /** Returns the step for the code with which these bits begin, the first in bit 63, or {@link #NO_CODE}. */
    int step(long bits) {
        int step = fast[(int) (bits >>> Long.SIZE - FAST_BITS)];
        return step == NO_CODE ? longer(bits) : step;
    }

    /**
     * Returns several steps at once: in the low byte how many bits they take, above it how many coefficients further
     * they lead, above that {@link #END_OF_BLOCK} when the last ends the block. Returns 0 when there is none.
     */
    int many(long bits) {
        return many[(int) (bits >>> Long.SIZE - MANY_BITS)];
    }

    private int codeBits(long bits) {
        int length = 1;
        while (length < MOST_BITS && (int) (bits >>> Long.SIZE - length) - firstCode[length] >= counts[length]) {
            length++;
        }
        return length;
    }

    private int longer(long bits) {
        for (int length = 1; length <= MOST_BITS; length++) {
            int place = (int) (bits >>> Long.SIZE - length) - firstCode[length];
            if (place >= 0 && place < counts[length]) {
                return steps[firstStep[length] + place];
            }
        }
        return NO_CODE;
    }

    /** Returns how many bytes the table takes, with its class and number. */
    static int bytes(byte[] content, int at) {
        int symbols = 0;
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            symbols += content[at + bits] & 0xFF;
        }
        return 1 + MOST_BITS + symbols;
    }
}
