package org.letopis.crypto;

import java.util.Arrays;
import org.letopis.failure.Failure;

/**
 * Secret bytes as text that a person can copy from paper: Crockford's base32 in groups of four characters, each followed
 * by a check character over the group and its place. Any one wrong character, two swapped neighbours or two exchanged
 * groups are noticed, and the message names the group.
 *
 * <p>The check character is the sum of the four values, multiplied by different powers of x in GF(2^5) modulo x^5 + x^2
 * + 1, and the number of the group.
 */
final class CheckedText {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** What is read as another character: Crockford's look-alikes, and Cyrillic letters that look like Latin ones. */
    private static final String LOOK_ALIKES = "OILАВЕКМНОРСТХ";

    private static final String MEANT = "011ABEKMH0PCTX";

    static final int GROUP_BITS = 20;
    private static final int GROUP_CHARACTERS = 4;
    private static final int BITS_PER_CHARACTER = 5;
    private static final int GROUPS_IN_A_LINE = 4;

    private CheckedText() {}

    /**
     * Returns the text, groups joined by hyphens, four to a line; the caller wipes it.
     *
     * @param secret a multiple of 20 bits
     */
    static char[] encode(SecretBytes secret) {
        byte[] bytes = secret.exposed();
        int groups = bytes.length * Byte.SIZE / GROUP_BITS;
        char[] text = new char[groups * (GROUP_CHARACTERS + 2) - 1];
        Arrays.fill(text, '-');
        for (int group = 0; group < groups; group++) {
            int check = group;
            for (int i = 0; i < GROUP_CHARACTERS; i++) {
                int value = bits(bytes, (group * GROUP_CHARACTERS + i) * BITS_PER_CHARACTER);
                text[group * (GROUP_CHARACTERS + 2) + i] = ALPHABET.charAt(value);
                check ^= times(value, i + 1);
            }
            int at = group * (GROUP_CHARACTERS + 2) + GROUP_CHARACTERS;
            text[at] = ALPHABET.charAt(check & 31);
            if (at + 1 < text.length && group % GROUPS_IN_A_LINE == GROUPS_IN_A_LINE - 1) {
                text[at + 1] = '\n';
            }
        }
        return text;
    }

    /** Returns how many characters count in a text: all but blanks, line ends and hyphens. */
    static int length(char[] text) {
        int length = 0;
        for (char c : text) {
            length += isFiller(c) ? 0 : 1;
        }
        return length;
    }

    /**
     * Reads what {@link #encode} gave, in any case and grouping.
     *
     * @throws Failure.Usage names the group, from 1, that was mistyped
     */
    static SecretBytes decode(char[] text, int lengthBytes) throws Failure.Usage {
        int groups = lengthBytes * Byte.SIZE / GROUP_BITS;
        int expected = groups * (GROUP_CHARACTERS + 1);
        if (length(text) != expected) {
            throw new Failure.Usage("recovery.length", expected, length(text));
        }
        byte[] bytes = new byte[lengthBytes];
        int at = 0;
        int check = 0;
        for (char c : text) {
            if (isFiller(c)) {
                continue;
            }
            int group = at / (GROUP_CHARACTERS + 1);
            int place = at % (GROUP_CHARACTERS + 1);
            int value = value(c);
            check = place == 0 ? group & 31 : check;
            if (value < 0 || (place == GROUP_CHARACTERS && value != check)) {
                Arrays.fill(bytes, (byte) 0);
                throw new Failure.Usage("recovery.typo", group + 1);
            }
            if (place < GROUP_CHARACTERS) {
                check ^= times(value, place + 1);
                putBits(bytes, (group * GROUP_CHARACTERS + place) * BITS_PER_CHARACTER, value);
            }
            at++;
        }
        return SecretBytes.owning(bytes);
    }

    private static boolean isFiller(char c) {
        return c == '-' || Character.isWhitespace(c);
    }

    private static int value(char typed) {
        char c = Character.toUpperCase(typed);
        int alike = LOOK_ALIKES.indexOf(c);
        return ALPHABET.indexOf(alike < 0 ? c : MEANT.charAt(alike));
    }

    /** Multiplies by x to the power in GF(2^5). */
    private static int times(int value, int power) {
        int product = value;
        for (int i = 0; i < power; i++) {
            product <<= 1;
            if (product > 31) {
                product ^= 0b100101;
            }
        }
        return product;
    }

    private static int bits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS_PER_CHARACTER; bit++) {
            value = value << 1 | bytes[bit / Byte.SIZE] >> (7 - bit % Byte.SIZE) & 1;
        }
        return value;
    }

    private static void putBits(byte[] bytes, int from, int value) {
        for (int i = 0; i < BITS_PER_CHARACTER; i++) {
            int bit = from + i;
            bytes[bit / Byte.SIZE] |= (byte) ((value >> (BITS_PER_CHARACTER - 1 - i) & 1) << (7 - bit % Byte.SIZE));
        }
    }
}
