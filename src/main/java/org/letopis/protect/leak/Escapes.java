package org.letopis.protect.leak;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes what other formats write for a letter: entities of HTML (named, decimal, hexadecimal), runs of percent escapes
 * (UTF-8), and the backslash-u of JSON. A letter that came from an escape has the whole escape as its range; what is no
 * valid escape stays as it is.
 */
final class Escapes {
    /** Escapes of escapes, as in a page about a page. */
    private static final int DEEPEST = 3;

    private static final int LONGEST_ENTITY = 14;
    private static final int LONGEST_RUN_BYTES = 4;

    private final Glyphs text;
    private final Glyphs decoded;
    private boolean changed;

    private Escapes(Glyphs text) {
        this.text = text;
        decoded = new Glyphs(text.size());
    }

    static Glyphs decode(Glyphs text) {
        Glyphs now = text;
        for (int i = 0; i < DEEPEST; i++) {
            Escapes round = new Escapes(now);
            round.run();
            if (!round.changed) {
                return now;
            }
            now = round.decoded;
        }
        return now;
    }

    private void run() {
        for (int i = 0; i < text.size(); ) {
            int next = switch (text.letter(i)) {
                case '&' -> entity(i);
                case '%' -> percent(i);
                case '\\' -> backslash(i);
                default -> i;
            };
            if (next == i) {
                decoded.add(text, i);
                next++;
            } else {
                changed = true;
            }
            i = next;
        }
    }

    private int entity(int at) {
        StringBuilder name = new StringBuilder();
        int i = at + 1;
        while (isEntityLetter(text.letter(i)) && name.length() < LONGEST_ENTITY) {
            name.appendCodePoint(text.letter(i++));
        }
        boolean closed = text.letter(i) == ';';
        Optional<Integer> letter = name.indexOf("#") == 0
                ? number(name.substring(1))
                : closed ? Entities.letter(name.toString()) : Optional.empty();
        return letter.isPresent() ? put(letter.get(), at, closed ? i + 1 : i) : at;
    }

    private static boolean isEntityLetter(int letter) {
        return letter == '#' || letter < 0x80 && Character.isLetterOrDigit(letter);
    }

    private static Optional<Integer> number(String digits) {
        boolean hexadecimal = digits.startsWith("x") || digits.startsWith("X");
        try {
            int letter = hexadecimal ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
            boolean valid = letter > 0
                    && Character.isValidCodePoint(letter)
                    && !(letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
            return valid ? Optional.of(letter) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int percent(int at) {
        byte[] bytes = new byte[LONGEST_RUN_BYTES];
        for (int count = 1; count <= LONGEST_RUN_BYTES; count++) {
            int escape = at + (count - 1) * 3;
            int value = text.letter(escape) == '%' ? hexadecimal(escape + 1, 2) : -1;
            if (value < 0) {
                return at;
            }
            bytes[count - 1] = (byte) value;
            Optional<Integer> letter = letter(bytes, count);
            if (letter.isPresent()) {
                return put(letter.get(), at, escape + 3);
            }
        }
        return at;
    }

    private static Optional<Integer> letter(byte[] bytes, int count) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, count))
                    .toString()
                    .codePointAt(0));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private int backslash(int at) {
        int high = text.letter(at + 1) == 'u' ? hexadecimal(at + 2, 4) : -1;
        if (high <= 0) {
            return at;
        }
        if (!Character.isSurrogate((char) high)) {
            return put(high, at, at + 6);
        }
        int low = text.letter(at + 6) == '\\' && text.letter(at + 7) == 'u' ? hexadecimal(at + 8, 4) : -1;
        return low > 0 && Character.isSurrogatePair((char) high, (char) low)
                ? put(Character.toCodePoint((char) high, (char) low), at, at + 12)
                : at;
    }

    private int hexadecimal(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.letter(i) < 0x80 ? Character.digit(text.letter(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private int put(int letter, int from, int next) {
        decoded.add(letter, text.start(from), text.end(next - 1), 0);
        return next;
    }
}
