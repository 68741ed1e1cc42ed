package org.letopis.sanitize;

import java.util.Locale;

/** Checks that the segments that are kept hold nothing but what they are for. Source: ITU-T T.81 annex B.2. */
final class JpegTables {
    /** More would be legal, and no picture has them. */
    private static final int MOST_COMPONENTS = 4;

    private JpegTables() {}

    /** Returns whether the marker is one that decoding needs: frame, tables, scan. */
    static boolean known(int marker) {
        return switch (marker) {
            case JpegSanitizer.DQT, JpegSanitizer.DHT, JpegSanitizer.DAC, JpegSanitizer.DRI, JpegSanitizer.SOS -> true;
            default -> isFrame(marker);
        };
    }

    /** Baseline, extended, progressive and lossless, Huffman or arithmetic; not differential (hierarchical) ones. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xC3 || marker >= 0xC9 && marker <= 0xCB;
    }

    static void check(FileFormat format, int marker, byte[] content, long position, JpegHeader header) throws Refusal {
        boolean whole = switch (marker) {
            case JpegSanitizer.DQT -> quantization(content);
            case JpegSanitizer.DHT -> huffman(content);
            case JpegSanitizer.DAC -> content.length > 0 && content.length % 2 == 0 && content.length <= 64;
            case JpegSanitizer.DRI -> content.length == 2;
            case JpegSanitizer.SOS -> header.hasFrame() && scan(content);
            default -> !header.hasFrame() && frame(content);
        };
        if (!whole) {
            throw Refusal.damaged(format, String.format(Locale.ROOT, "marker FF%02X", marker), position);
        }
        if (isFrame(marker)) {
            header.frame(content);
        }
    }

    private static boolean quantization(byte[] content) {
        int at = 0;
        while (at < content.length) {
            int precision = content[at] >> 4 & 0xF;
            if (precision > 1 || (content[at] & 0xF) > 3) {
                return false;
            }
            at += 1 + (precision == 0 ? 64 : 128);
        }
        return at == content.length;
    }

    private static boolean huffman(byte[] content) {
        int at = 0;
        while (at < content.length) {
            if ((content[at] & 0xEC) != 0 || at + 17 > content.length) {
                return false;
            }
            int symbols = 0;
            for (int i = 1; i <= 16; i++) {
                symbols += content[at + i] & 0xFF;
            }
            if (symbols > 256) {
                return false;
            }
            at += 17 + symbols;
        }
        return at == content.length;
    }

    private static boolean frame(byte[] content) {
        if (content.length < 6) {
            return false;
        }
        int components = content[5] & 0xFF;
        int width = (content[3] & 0xFF) << 8 | content[4] & 0xFF;
        return components >= 1 && components <= MOST_COMPONENTS && width > 0 && content.length == 6 + 3 * components;
    }

    private static boolean scan(byte[] content) {
        return content.length > 0
                && content[0] >= 1
                && content[0] <= MOST_COMPONENTS
                && content.length == 4 + 2 * content[0];
    }
}
