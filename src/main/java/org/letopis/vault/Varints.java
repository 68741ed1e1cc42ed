package org.letopis.vault;

/** SQLite's numbers of one to nine bytes (sqlite.org/fileformat2.html, section 1.6), never read past the end. */
final class Varints {
    private static final int LONGEST = 9;

    private final byte[] bytes;
    private int at;

    Varints(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int at() {
        return at;
    }

    /** Returns the next number; -1 where the bytes end. */
    long next() {
        long value = 0;
        for (int i = 1; i <= LONGEST; i++) {
            if (at >= bytes.length) {
                return -1;
            }
            byte b = bytes[at++];
            if (i == LONGEST) {
                return value << 8 | b & 0xff;
            }
            value = value << 7 | b & 0x7f;
            if (b >= 0) {
                return value;
            }
        }
        return value;
    }

    /** Returns a number below 2^21 as bytes. */
    static byte[] of(long value) {
        if (value < 1 << 7) {
            return new byte[] {(byte) value};
        }
        if (value < 1 << 14) {
            return new byte[] {(byte) (value >> 7 | 0x80), (byte) (value & 0x7f)};
        }
        return new byte[] {(byte) (value >> 14 | 0x80), (byte) (value >> 7 & 0x7f | 0x80), (byte) (value & 0x7f)};
    }
}
