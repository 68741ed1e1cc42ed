package org.letopis.sanitize;

import java.io.IOException;

/**
 * Bytes and numbers of a TIFF in its own byte order, at any place. Source: TIFF 6.0 section 2; for BigTIFF, whose
 * offsets and counts have eight bytes, its specification by AWare Systems.
 */
final class TiffBytes {
    private static final int WINDOW_BYTES = 1 << 14;
    private static final int CLASSIC = 42;
    private static final int BIG = 43;

    private final Source source;
    private final byte[] window = new byte[WINDOW_BYTES];
    private long windowStart;
    private int filled;
    private boolean bigEndian;
    private boolean big;

    private TiffBytes(Source source) {
        this.source = source;
    }

    /** Reads the header and takes the byte order from it. */
    static TiffBytes open(Source source) throws Refusal, IOException {
        TiffBytes in = new TiffBytes(source);
        in.bigEndian = in.u8(0) == 'M';
        int version = in.u16(2);
        in.big = version == BIG;
        boolean known = version == CLASSIC || in.big && in.u16(4) == 8 && in.u16(6) == 0;
        if (!known) {
            throw Refusal.unknownPart(FileFormat.TIFF, "version " + version, 2);
        }
        return in;
    }

    Source source() {
        return source;
    }

    boolean bigEndian() {
        return bigEndian;
    }

    /** Returns whether offsets and counts have eight bytes. */
    boolean big() {
        return big;
    }

    int headerBytes() {
        return big ? 16 : 8;
    }

    /** Returns the size of an offset, which is also what fits into a directory's entry in place of one. */
    int offsetBytes() {
        return big ? 8 : 4;
    }

    long firstDirectory() throws Refusal, IOException {
        return offset(headerBytes() - offsetBytes());
    }

    /** Returns the offset that stands at this place. */
    long offset(long at) throws Refusal, IOException {
        return big ? u64(at) : u32(at);
    }

    boolean holds(long at, long length) {
        return at >= 0 && length >= 0 && length <= source.sizeBytes() && at <= source.sizeBytes() - length;
    }

    int u8(long at) throws Refusal, IOException {
        if (at < windowStart || at >= windowStart + filled) {
            if (!holds(at, 1)) {
                throw Refusal.truncated(FileFormat.TIFF, source.sizeBytes());
            }
            windowStart = at;
            filled = Math.max(0, source.read(at, window, 0, window.length));
            if (filled == 0) {
                throw Refusal.truncated(FileFormat.TIFF, at);
            }
        }
        return window[(int) (at - windowStart)] & 0xFF;
    }

    int u16(long at) throws Refusal, IOException {
        int first = u8(at);
        int second = u8(at + 1);
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long u32(long at) throws Refusal, IOException {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** Returns a number of eight bytes; no honest file has one that a {@code long} does not hold. */
    long u64(long at) throws Refusal, IOException {
        long first = u32(at);
        long second = u32(at + 4);
        long number = bigEndian ? first << 32 | second : second << 32 | first;
        if (number < 0) {
            throw Refusal.damaged(FileFormat.TIFF, "offset", at);
        }
        return number;
    }

    byte[] bytes(long at, int length) throws Refusal, IOException {
        if (!holds(at, length)) {
            throw Refusal.truncated(FileFormat.TIFF, source.sizeBytes());
        }
        byte[] bytes = new byte[length];
        int read = source.fill(at, bytes, 0, length);
        if (read < length) {
            throw Refusal.truncated(FileFormat.TIFF, at + read);
        }
        return bytes;
    }
}
