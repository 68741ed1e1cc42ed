package org.letopis.cli;

/**
 * Makes text from a file safe for a terminal: control characters, which could move the cursor or change what was said
 * before, and the marks that turn the direction of writing are shown as their codes; of marks piled upon one letter,
 * which would cover the lines above it, all after the first {@value #MOST_MARKS}.
 */
final class Shown {
    private static final int MOST_MARKS = 8;
    private static final int FIRST_MARK = 0x300;

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
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (c == '\n' && lineEnds) {
                shown.append('\n');
            } else if (isHarmful(c) || marks > MOST_MARKS) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }

    private static boolean isHarmless(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (isHarmful(c) || marks > MOST_MARKS) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int c) {
        int type = c < FIRST_MARK ? Character.UNASSIGNED : Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c)
                || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069
                || c == 0x2028
                || c == 0x2029;
    }
}
