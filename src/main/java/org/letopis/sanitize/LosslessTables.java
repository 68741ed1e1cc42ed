package org.letopis.sanitize;

/**
 * Start data of codings without loss: numbers, of which the length or a checksum says where they end. Source: RFC 9043
 * section 4.3 (FFV1); HuffYUV as its own decoder and that of FFmpeg read it.
 */
final class LosslessTables {
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int HEAD_BYTES = 4;
    private static final int OLD_CODES = 256;
    private static final int OLD_TABLES = 3;
    private static final int MOST_CODES = 1 << 14;
    private static final int COLOUR_BITS = 3;
    private static final int TRANSPARENCY_BIT = 4;

    private LosslessTables() {}

    /** Returns whether bytes are a record of FFV1: its last four make the checksum of the whole zero. */
    static boolean isFfv1(byte[] record) {
        int sum = 0;
        for (byte each : record) {
            sum ^= each << 24;
            for (int bit = 0; bit < 8; bit++) {
                sum = sum < 0 ? sum << 1 ^ POLYNOMIAL : sum << 1;
            }
        }
        return sum == 0;
    }

    /**
     * Returns how many bytes HuffYUV reads of its start data, or -1 when it ends too early. Four bytes of settings come
     * first, then for each of the colours the lengths of all codes: five bits of length behind three that say for how
     * many codes in a row, or zeros and the number in a byte.
     */
    static int huffyuvBytes(byte[] said) {
        if (said.length < HEAD_BYTES) {
            return 0;
        }
        boolean old = said[3] == 0;
        int codes = old ? OLD_CODES : Math.min(MOST_CODES, 1 << ((said[1] & 0xFF) >> 4) + 1);
        int tables = old
                ? OLD_TABLES
                : 1 + ((said[2] & TRANSPARENCY_BIT) != 0 ? 1 : 0) + ((said[2] & COLOUR_BITS) != 0 ? 2 : 0);
        int at = HEAD_BYTES;
        for (int table = 0; table < tables; table++) {
            for (int done = 0; done < codes; ) {
                int left = said.length - at;
                int row = left < 1 ? 0 : (said[at++] & 0xFF) >> 5;
                if (row == 0) {
                    row = left < 2 ? 0 : said[at++] & 0xFF;
                }
                done += row;
                if (row == 0 || done > codes) {
                    return -1;
                }
            }
        }
        return at;
    }
}
