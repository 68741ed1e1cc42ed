package org.letopis.sanitize;

/** The facts of the IHDR chunk, PNG third edition section 11.2.1, and what follows from them. */
record PngHeader(long width, long height, int bitDepth, int colourType, boolean interlaced) {
    /** Decompressed size up to which a picture is taken. */
    static final long MOST_RAW_BYTES = 4L << 30;

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** Start column and row, column and row step of the seven passes, section 8.1. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    static PngHeader of(byte[] data) throws Refusal {
        Refusal damaged = Refusal.damaged(FileFormat.PNG, "IHDR", 8);
        if (data.length != 13 || data[10] != 0 || data[12] < 0 || data[12] > 1) {
            throw damaged;
        }
        if (data[11] != 0) {
            throw Refusal.unknownPart(FileFormat.PNG, "IHDR filter method " + (data[11] & 0xFF), 8);
        }
        PngHeader header =
                new PngHeader(IccProfile.u32(data, 0), IccProfile.u32(data, 4), data[8], data[9], data[12] == 1);
        if (!header.allowed()) {
            throw damaged;
        }
        if (header.rawBytes(header.width, header.height) > MOST_RAW_BYTES) {
            throw Refusal.tooLarge(FileFormat.PNG, "picture");
        }
        return header;
    }

    private boolean allowed() {
        boolean depth = switch (colourType) {
            case GREY -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8 || bitDepth == 16;
            case PALETTE -> bitDepth == 1 || bitDepth == 2 || bitDepth == 4 || bitDepth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> bitDepth == 8 || bitDepth == 16;
            default -> false;
        };
        return depth && width > 0 && height > 0 && width <= Integer.MAX_VALUE && height <= Integer.MAX_VALUE;
    }

    /** Returns how many bytes a picture of this size decompresses to: rows with a filter byte each. */
    long rawBytes(long columns, long rows) {
        if (!interlaced) {
            return saturating(rows, 1 + rowBytes(columns));
        }
        long bytes = 0;
        for (int[] pass : PASSES) {
            long passColumns = Math.max(0, (columns - pass[0] + pass[2] - 1) / pass[2]);
            long passRows = Math.max(0, (rows - pass[1] + pass[3] - 1) / pass[3]);
            if (passColumns > 0 && passRows > 0) {
                bytes = Math.min(Long.MAX_VALUE / 2, bytes + saturating(passRows, 1 + rowBytes(passColumns)));
            }
        }
        return bytes;
    }

    private static long saturating(long rows, long bytes) {
        return Math.multiplyHigh(rows, bytes) != 0 || rows * bytes < 0 ? Long.MAX_VALUE / 2 : rows * bytes;
    }

    private long rowBytes(long columns) {
        return (columns * bitDepth * samples() + 7) / 8;
    }

    private int samples() {
        return switch (colourType) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    boolean grey() {
        return colourType == GREY || colourType == GREY_ALPHA;
    }

    boolean palette() {
        return colourType == PALETTE;
    }

    /** Returns the one length that a {@code bKGD} chunk may have. */
    int backgroundBytes() {
        return palette() ? 1 : grey() ? 2 : 6;
    }

    int significantBitsBytes() {
        return palette() ? 3 : samples();
    }

    boolean takesPalette() {
        return colourType == PALETTE || colourType == RGB || colourType == RGB_ALPHA;
    }

    /** Returns whether a {@code tRNS} chunk may have this length; {@code colours} is the number in the palette. */
    boolean takesTransparency(long bytes, int colours) {
        return switch (colourType) {
            case GREY -> bytes == 2;
            case RGB -> bytes == 6;
            case PALETTE -> bytes >= 1 && bytes <= colours;
            default -> false;
        };
    }
}
