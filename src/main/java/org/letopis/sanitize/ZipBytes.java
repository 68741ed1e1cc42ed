package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;

/**
 * A part of a ZIP file in memory, with its numbers, which are little-endian.
 *
 * @param from where the part begins in the file
 */
record ZipBytes(byte[] bytes, long from) {
    static final ZipBytes NONE = new ZipBytes(new byte[0], 0);

    /** Returns {@code most} bytes from {@code from}, fewer at the end of the file, none when it begins before it. */
    static ZipBytes upTo(Source source, long from, int most) throws IOException {
        if (from < 0 || from >= source.sizeBytes()) {
            return NONE;
        }
        byte[] bytes = new byte[(int) Math.min(most, source.sizeBytes() - from)];
        int filled = source.fill(from, bytes, 0, bytes.length);
        return new ZipBytes(filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled), from);
    }

    int length() {
        return bytes.length;
    }

    int u16(int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    long u32(int at) {
        return i32(at) & 0xFFFFFFFFL;
    }

    /** Returns an unsigned number of eight bytes; one that is too large for any file comes out negative. */
    long i64(int at) {
        return u32(at) | (long) i32(at + 4) << 32;
    }

    byte[] part(int at, int length) {
        return Arrays.copyOfRange(bytes, at, at + length);
    }
}
