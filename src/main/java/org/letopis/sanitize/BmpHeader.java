package org.letopis.sanitize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The information header of a BMP, any version, and how a clean copy writes it.
 *
 * @param bytes as read; its length is its version
 */
record BmpHeader(byte[] bytes) {
    static final int CORE = 12;
    static final int INFO = 40;
    static final int V4 = 108;
    static final int V5 = 124;
    static final int RLE8 = 1;
    static final int RLE4 = 2;
    static final int MASKS = 3;
    static final int ALPHA_MASKS = 6;

    /** Values of the colour space field, [MS-WMF] section 2.1.1.14. */
    static final int CALIBRATED = 0;

    static final int SRGB = 0x73524742;
    static final int WINDOWS = 0x57696E20;
    static final int LINKED = 0x4C494E4B;
    static final int EMBEDDED = 0x4D424544;

    private static final int OS2 = 64;

    static boolean known(long length) {
        return length == CORE || length == INFO || length == 52 || length == 56 || length == OS2 || length == V4
                || length == V5;
    }

    private int at(int offset) {
        return little(bytes).getInt(offset);
    }

    private int shortAt(int offset) {
        return little(bytes).getShort(offset) & 0xFFFF;
    }

    static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean core() {
        return bytes.length == CORE;
    }

    int width() {
        return core() ? shortAt(4) : at(4);
    }

    /** Returns the number of rows; negative when the first is the uppermost. */
    int height() {
        return core() ? shortAt(6) : at(8);
    }

    int depth() {
        return core() ? shortAt(10) : shortAt(14);
    }

    int compression() {
        return core() ? 0 : at(16);
    }

    long imageBytes() {
        return core() ? 0 : at(20) & 0xFFFF_FFFFL;
    }

    long colours() {
        return core() ? 0 : at(32) & 0xFFFF_FFFFL;
    }

    boolean runLength() {
        return compression() == RLE8 || compression() == RLE4;
    }

    /** Returns whether depth and compression are ones that this reading of the format knows. */
    boolean understood() {
        boolean twin = bytes.length == OS2;
        return switch (compression()) {
            case 0 ->
                switch (depth()) {
                    case 1, 2, 4, 8, 16, 24, 32 -> true;
                    default -> false;
                };
            case RLE8 -> depth() == 8;
            case RLE4 -> depth() == 4;
            case MASKS, ALPHA_MASKS -> !twin && (depth() == 16 || depth() == 32);
            default -> false;
        };
    }

    /** Returns how many bytes of masks follow the header. */
    int maskBytes() {
        if (bytes.length != INFO) {
            return 0;
        }
        return compression() == MASKS ? 12 : compression() == ALPHA_MASKS ? 16 : 0;
    }

    int colourSpace() {
        return bytes.length >= V4 ? at(56) : SRGB;
    }

    boolean hasProfile() {
        return bytes.length == V5 && (colourSpace() == EMBEDDED || colourSpace() == LINKED);
    }

    /** Returns where the profile is, in bytes from the start of this header. */
    long profileOffset() {
        return at(112) & 0xFFFF_FFFFL;
    }

    long profileBytes() {
        return at(116) & 0xFFFF_FFFFL;
    }

    /**
     * Returns the header for a clean copy.
     *
     * @param space value for the colour space field
     * @param profileOffset 0 when there is none
     */
    byte[] written(long imageBytes, int colours, int space, long profileOffset, int profileBytes) {
        if (core()) {
            byte[] core = bytes.clone();
            little(core).putShort(8, (short) 1);
            return core;
        }
        byte[] fresh = new byte[bytes.length == OS2 ? INFO : bytes.length];
        // Width to resolution, and the masks where the header has them.
        System.arraycopy(bytes, 0, fresh, 0, 32);
        if (fresh.length > INFO && (compression() == MASKS || compression() == ALPHA_MASKS)) {
            System.arraycopy(bytes, INFO, fresh, INFO, Math.min(fresh.length, 56) - INFO);
        }
        ByteBuffer fields = little(fresh);
        fields.putInt(0, fresh.length).putShort(12, (short) 1).putInt(20, (int) imageBytes);
        fields.putInt(32, colours);
        if (fresh.length >= V4) {
            fields.putInt(56, space);
            if (space == CALIBRATED) {
                System.arraycopy(bytes, 60, fresh, 60, V4 - 60);
            }
        }
        if (fresh.length == V5) {
            int intent = at(108);
            fields.putInt(108, intent == 1 || intent == 2 || intent == 4 || intent == 8 ? intent : 0);
            fields.putInt(112, (int) profileOffset).putInt(116, profileBytes);
        }
        return fresh;
    }
}
