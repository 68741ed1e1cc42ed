package org.letopis.cli;

/**
 * Makes text from a file safe for a terminal: control characters, which could move the cursor or change what was said
 * before, and the marks that turn the direction of writing are shown as their codes.
 */
final class Shown {
    private Shown() {}

    /** Returns the text on one line. */
    static String line(String text) {
        return escape(text, false);
    }

    /** Returns the text with its line ends. */
    static String paragraphs(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean lineEnds) {
        if (isHarmless(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' && lineEnds) {
                shown.append('\n');
            } else if (isHarmful(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHarmful(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x2028
                || c == 0x2029;
    }
}
