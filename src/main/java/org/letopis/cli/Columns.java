package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;

/** The width of text on a terminal: combining marks take no column, East Asian wide characters take two. */
final class Columns {
    private Columns() {}

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /** Returns the text, shortened with an ellipsis where it is wider than {@code most} columns. */
    static String cut(String text, int most) {
        int used = 0;
        int end = 0; // of what fits beside the ellipsis
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            used += width(c);
            if (used > most) {
                return text.substring(0, end) + '…';
            }
            i += Character.charCount(c);
            if (used < most) {
                end = i;
            }
        }
        return text;
    }

    /** Returns the text in lines of at most {@code most} columns, broken at spaces; a longer word stands alone. */
    static List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns each line of the text wrapped, what is carried over standing two columns further in. */
    static String wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String indent = " ".repeat(line.length() - line.stripLeading().length());
            List<String> parts = wrap(line.stripLeading(), most - indent.length() - 2);
            for (int i = 0; i < parts.size(); i++) {
                lines.add((i == 0 ? indent : indent + "  ") + parts.get(i));
            }
        }
        return String.join("\n", lines);
    }

    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    private static int width(int c) {
        if (isPlain(c)) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** Latin and Cyrillic without any mark: most of a long list, told without asking for their type. */
    private static boolean isPlain(int c) {
        return c < 0xad || c >= 0x400 && c < 0x483;
    }

    /** Unicode Standard Annex #11: the blocks whose characters are all wide or full-width, and emoji. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe6f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1f64f
                || c >= 0x1f900 && c <= 0x1f9ff
                || c >= 0x20000 && c <= 0x3fffd;
    }
}
