package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bech32 (BIP-173) without its limit of 90 characters, as age uses it. Works on bytes, so that a secret never becomes
 * a {@code String}.
 */
final class Bech32 {
    private static final byte[] ALPHABET = ascii("qpzry9x8gf2tvdw0s3jn54khce6mua7l");
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM_LENGTH = 6;
    private static final int MAX_LENGTH = 4096;

    private Bech32() {}

    /** Returns the lower-case text, as ASCII bytes. */
    static byte[] encode(String lowerCasePrefix, byte[] data) {
        byte[] prefix = ascii(lowerCasePrefix);
        byte[] text = new byte[prefix.length + 1 + (data.length * 8 + 4) / 5 + CHECKSUM_LENGTH];
        System.arraycopy(prefix, 0, text, 0, prefix.length);
        text[prefix.length] = '1';
        int at = prefix.length + 1;
        int checksum = startChecksum(prefix);
        int buffered = 0;
        int bits = 0;
        for (byte b : data) {
            buffered = (buffered << 8 | (b & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                int symbol = buffered >>> bits & 31;
                checksum = step(checksum, symbol);
                text[at++] = ALPHABET[symbol];
            }
        }
        if (bits > 0) {
            int symbol = buffered << (5 - bits) & 31;
            checksum = step(checksum, symbol);
            text[at++] = ALPHABET[symbol];
        }
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            checksum = step(checksum, 0);
        }
        checksum ^= 1;
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            text[at++] = ALPHABET[checksum >>> (5 * i) & 31];
        }
        return text;
    }

    /**
     * Returns the data, or empty when the text is not valid Bech32 with this prefix: mixed case, a foreign character,
     * a wrong checksum, or padding bits that are not zero.
     */
    static Optional<byte[]> decode(String lowerCasePrefix, byte[] text) {
        int separator = lastIndexOf(text, '1');
        int dataLength = text.length - separator - 1 - CHECKSUM_LENGTH;
        if (text.length > MAX_LENGTH || separator < 1 || dataLength < 0 || mixedCase(text)) {
            return Optional.empty();
        }
        byte[] prefix = new byte[separator];
        for (int i = 0; i < separator; i++) {
            prefix[i] = lower(text[i]);
        }
        if (!Arrays.equals(prefix, ascii(lowerCasePrefix))) {
            return Optional.empty();
        }
        byte[] data = new byte[dataLength * 5 / 8];
        int checksum = startChecksum(prefix);
        int buffered = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < dataLength + CHECKSUM_LENGTH; i++) {
            int symbol = lastIndexOf(ALPHABET, lower(text[separator + 1 + i]));
            if (symbol < 0) {
                return Optional.empty();
            }
            checksum = step(checksum, symbol);
            if (i < dataLength) {
                buffered = (buffered << 5 | symbol) & 0xfff;
                bits += 5;
                if (bits >= 8) {
                    bits -= 8;
                    data[at++] = (byte) (buffered >>> bits);
                }
            }
        }
        boolean paddingIsZero = bits < 5 && (buffered & ((1 << bits) - 1)) == 0;
        if (checksum != 1 || !paddingIsZero) {
            Arrays.fill(data, (byte) 0);
            return Optional.empty();
        }
        return Optional.of(data);
    }

    private static int startChecksum(byte[] prefix) {
        int checksum = 1;
        for (byte b : prefix) {
            checksum = step(checksum, b >>> 5);
        }
        checksum = step(checksum, 0);
        for (byte b : prefix) {
            checksum = step(checksum, b & 31);
        }
        return checksum;
    }

    private static int step(int checksum, int symbol) {
        int top = checksum >>> 25;
        int next = (checksum & 0x1ffffff) << 5 ^ symbol;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }

    /** Also true for bytes outside 33..126, which BIP-173 forbids. */
    private static boolean mixedCase(byte[] text) {
        boolean lower = false;
        boolean upper = false;
        for (byte b : text) {
            if (b < 33 || b > 126) {
                return true;
            }
            lower |= b >= 'a' && b <= 'z';
            upper |= b >= 'A' && b <= 'Z';
        }
        return lower && upper;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    private static int lastIndexOf(byte[] bytes, int wanted) {
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
