package org.letopis.sanitize;

import java.util.Locale;

/**
 * Makes text from a file safe to print. Control characters could drive a terminal, and bidirectional or invisible
 * ones could make a text look like another; they are shown as their code.
 */
final class Escaping {
    private Escaping() {}

    /** Returns the text with dangerous characters as a backslash, u and four or more hex digits, shortened to about
     * {@code longest} characters. */
    static String escape(String text, int longest) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), longest) + 16);
        int at = 0;
        while (at < text.length()) {
            if (safe.length() >= longest) {
                return safe.append('…').toString();
            }
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isPlain(character)) {
                safe.appendCodePoint(character);
            } else {
                safe.append("\\u").append(String.format(Locale.ROOT, "%04X", character));
            }
        }
        return safe.toString();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    // Format characters hold every bidirectional control and the zero-width ones.
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
