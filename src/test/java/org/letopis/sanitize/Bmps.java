package org.letopis.sanitize;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** BMPs for tests, written by hand. */
final class Bmps {
    static final int WIDTH = 13;
    static final int HEIGHT = 9;

    /** Where the code of {@link #runs} starts. */
    static final int RUNS_START = 70;

    private Bmps() {}

    /**
     * @param headerBytes version of the header
     * @param between what stands between header and pixels
     * @param fill what fills up each row
     * @param profile with its kind, for a header of 124 bytes, else null
     */
    static byte[] rgb(int headerBytes, byte[] between, int fill, int kind, byte[] profile) {
        int rowBytes = (WIDTH * 3 + 3) / 4 * 4;
        int start = 14 + headerBytes + between.length;
        int pixels = rowBytes * HEIGHT;
        int profileBytes = profile == null ? 0 : profile.length;
        ByteBuffer file = ByteBuffer.allocate(start + pixels + profileBytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(start);
        if (headerBytes == 12) {
            file.putInt(12)
                    .putShort((short) WIDTH)
                    .putShort((short) HEIGHT)
                    .putShort((short) 1)
                    .putShort((short) 24);
        } else {
            file.putInt(headerBytes)
                    .putInt(WIDTH)
                    .putInt(HEIGHT)
                    .putShort((short) 1)
                    .putShort((short) 24);
            file.putInt(0).putInt(pixels).putInt(2835).putInt(2835);
        }
        if (headerBytes >= 108) {
            file.putInt(14 + 56, kind);
        }
        if (headerBytes == 124) {
            file.putInt(14 + 108, 4);
            if (profile != null) {
                file.putInt(14 + 112, start + pixels - 14).putInt(14 + 116, profileBytes);
                file.position(start + pixels).put(profile);
            }
        }
        file.position(14 + headerBytes).put(between);
        Random random = new Random(7);
        byte[] row = new byte[WIDTH * 3];
        for (int y = 0; y < HEIGHT; y++) {
            random.nextBytes(row);
            file.put(row);
            for (int i = row.length; i < rowBytes; i++) {
                file.put((byte) fill);
            }
        }
        return file.array();
    }

    static byte[] plain(int headerBytes) {
        return rgb(headerBytes, new byte[0], 0, BmpHeader.SRGB, null);
    }

    static byte[] dirty() {
        byte[] file = rgb(124, Strips.latin("Mira Tolvanova, flat 14"), 'x', BmpHeader.EMBEDDED, IccProfileTest.wide());
        ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        fields.putInt(6, 0x12345678).putInt(14 + 120, 0x12345678).putInt(14 + 36, 5);
        byte[] behind = Strips.latin("behind the picture: AK2-0047731");
        fields.putInt(2, file.length + behind.length);
        return Strips.join(file, behind);
    }

    /** Eight bits, run-length coded, with a jump and an absolute run. */
    static byte[] runs() {
        return runs(8, 8, 6, 5, 1, 3, 2, 0, 0, 0, 3, 1, 2, 3, 0, 5, 0, 0, 0, 0, 2, 2, 1, 4, 3, 0, 0, 8, 2, 0, 1);
    }

    /** A picture of these run-length codes, of four or eight bits; its palette has four colours. */
    static byte[] runs(int depth, int width, int height, int... codes) {
        ByteBuffer file = ByteBuffer.allocate(RUNS_START + codes.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(RUNS_START);
        file.putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) depth)
                .putInt(depth == 8 ? 1 : 2)
                .putInt(codes.length);
        file.putInt(2835).putInt(2835).putInt(4).putInt(0);
        file.putInt(0).putInt(0x0000FF).putInt(0x00FF00).putInt(0xFF0000);
        for (int code : codes) {
            file.put((byte) code);
        }
        return file.array();
    }

    /** The same file with another length of its code in the header. */
    static byte[] stating(int codeBytes, byte[] file) {
        byte[] stating = file.clone();
        ByteBuffer.wrap(stating).order(ByteOrder.LITTLE_ENDIAN).putInt(34, codeBytes);
        return stating;
    }

    /** One bit, five pixels a row: three bits and three bytes fill a row up. */
    static byte[] bits(int fill) {
        ByteBuffer file = ByteBuffer.allocate(62 + 3 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(62);
        file.putInt(40)
                .putInt(5)
                .putInt(3)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .putInt(12);
        file.putInt(2835).putInt(2835).putInt(0).putInt(0).putInt(0).putInt(0xFFFFFF);
        for (int row : new int[] {0b10101_000, 0b01110_000, 0b11111_000}) {
            file.put((byte) (row | fill & 7)).put((byte) fill).put((byte) fill).put((byte) fill);
        }
        return file.array();
    }
}
