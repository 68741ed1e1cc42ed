package org.letopis.sanitize;

/** Reads bits and Exp-Golomb numbers. Behind the end all bits are zero. Source: ITU-T H.264 section 9.1. */
final class BitReader {
    private final byte[] bytes;
    private long at;

    BitReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean overrun() {
        return at > 8L * bytes.length;
    }

    /** Returns how many bits were read or skipped. */
    long position() {
        return at;
    }

    /** Goes to the next whole byte. */
    void align() {
        at = at + 7 & ~7L;
    }

    int bit() {
        int index = (int) (at >> 3);
        int bit = index < bytes.length ? bytes[index] >> 7 - (at & 7) & 1 : 0;
        at++;
        return bit;
    }

    boolean flag() {
        return bit() == 1;
    }

    int bits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    void skip(int count) {
        at += count;
    }

    /** Returns an unsigned Exp-Golomb number. */
    int ue() {
        int zeros = 0;
        while (zeros < 32 && !flag()) {
            if (overrun()) {
                return 0;
            }
            zeros++;
        }
        return (int) ((1L << zeros) - 1 + (bits(zeros) & 0xFFFFFFFFL));
    }

    /** Returns a signed Exp-Golomb number. */
    int se() {
        int value = ue();
        return (value & 1) == 1 ? (value >>> 1) + 1 : -(value >>> 1);
    }
}
