package org.letopis.sanitize;

/**
 * Follows the code stream of one picture as far as it takes to know where the picture ends: how wide codes are, and how
 * many pixels each stands for. Source: GIF89a appendix F.
 */
final class GifCodes {
    private static final int MOST_CODES = 1 << 12;
    private static final int MOST_BITS = 12;

    private final int fewestBits;
    private final int clear;
    private final long wantedPixels;
    private final int[] pixelsOf = new int[MOST_CODES];
    private int bits;
    private int bitCount;
    private int width;
    private int next;
    private int previous;
    private long pixels;
    private long bytes;
    private long endBytes;
    private boolean ended;
    private boolean broken;

    /**
     * @param fewestBits the "LZW minimum code size", 1 to 11
     * @param wantedPixels width times height
     */
    GifCodes(int fewestBits, long wantedPixels) {
        this.fewestBits = fewestBits;
        this.clear = 1 << fewestBits;
        this.wantedPixels = wantedPixels;
        restart();
    }

    private void restart() {
        width = fewestBits + 1;
        next = clear + 2;
        previous = -1;
    }

    /** Takes the next byte; returns whether the picture's end is at or before it, {@link #endBytes()} bytes in. */
    boolean accept(int value) {
        bytes++;
        bits |= value << bitCount;
        bitCount += Byte.SIZE;
        while (bitCount >= width && !ended && !broken) {
            int code = bits & (1 << width) - 1;
            bits >>>= width;
            bitCount -= width;
            take(code);
        }
        return ended;
    }

    private void take(int code) {
        if (code == clear) {
            restart();
        } else if (code == clear + 1) {
            ended = true;
            endBytes = bytes;
        } else if (pixels >= wantedPixels) {
            // Decoders stop at the last pixel; of what follows only an end code belongs to the picture.
            ended = true;
        } else {
            draw(code);
        }
    }

    private void draw(int code) {
        boolean known = code < clear || code > clear + 1 && code < next;
        boolean followsItself = previous >= 0 && code == next && next < MOST_CODES;
        if (!known && !followsItself) {
            broken = true;
            return;
        }
        if (previous >= 0 && next < MOST_CODES) {
            pixelsOf[next++] = pixelsOf(previous) + 1;
            if (next == 1 << width && width < MOST_BITS) {
                width++;
            }
        }
        pixels += pixelsOf(code);
        previous = code;
        if (pixels >= wantedPixels) {
            endBytes = bytes;
        }
    }

    private int pixelsOf(int code) {
        return code < clear ? 1 : pixelsOf[code];
    }

    /** Returns how many bytes the picture takes, 0 while that is not known. */
    long endBytes() {
        return endBytes;
    }

    /** Returns whether a code turned up that no table holds. */
    boolean broken() {
        return broken;
    }
}
