package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * The width of text on a terminal: combining marks take no column, East Asian wide characters and emoji take two. What
 * a person sees as one character is never cut in two.
 */
final class Columns {
    /** A grapheme cluster, Unicode Standard Annex #29. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final char ZERO_WIDTH_JOINER = '\u200d';
    private static final int WIDE = 2;

    private Columns() {}

    static int width(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        return clusters(text).stream().mapToInt(Columns::clusterWidth).sum();
    }

    /** Returns the text, shortened with an ellipsis where it is wider than {@code most} columns. */
    static String cut(String text, int most) {
        if (width(text) <= most) {
            return text;
        }
        return beginning(text, most - 1) + '…';
    }

    /** Returns as much of the beginning as fits. */
    private static String beginning(String text, int most) {
        if (isPlain(text)) {
            return text.substring(0, Math.min(text.length(), Math.max(0, most)));
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (String cluster : clusters(text)) {
            used += clusterWidth(cluster);
            if (used > most) {
                break;
            }
            kept.append(cluster);
        }
        return kept.toString();
    }

    /**
     * Returns the text in lines of at most {@code most} columns, broken at spaces, and between wide characters, which
     * are written without spaces; a longer word stands alone.
     */
    static List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int before = 1; // a blank before the word, none between its pieces
            for (String piece : pieces(word, most)) {
                int width = width(piece);
                int blank = line.length() > 0 ? before : 0;
                before = 0;
                if (line.length() > 0 && used + blank + width > most) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                    blank = 0;
                }
                line.append(" ".repeat(blank)).append(piece);
                used += blank + width;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Returns the word whole where it fits or has no wide characters, and else in pieces that fit. */
    private static List<String> pieces(String word, int most) {
        if (isPlain(word) || width(word) <= most || most < WIDE) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int used = 0;
        boolean wide = false;
        for (String cluster : clusters(word)) {
            int width = clusterWidth(cluster);
            if (used + width > most && (wide || width == WIDE)) {
                pieces.add(piece.toString());
                piece.setLength(0);
                used = 0;
            }
            piece.append(cluster);
            used += width;
            wide = width == WIDE;
        }
        pieces.add(piece.toString());
        return pieces;
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

    private static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        Matcher matcher = CLUSTER.matcher(text);
        while (matcher.find()) {
            clusters.add(matcher.group());
        }
        return clusters;
    }

    /** Several emoji that are joined into one, and the two letters of a flag, take the place of one. */
    private static int clusterWidth(String cluster) {
        boolean joined = cluster.indexOf(ZERO_WIDTH_JOINER) > 0 && width(cluster.codePointAt(0)) == WIDE;
        boolean flag = isRegional(cluster.codePointAt(0)) && cluster.codePointCount(0, cluster.length()) > 1;
        return joined || flag ? WIDE : cluster.codePoints().map(Columns::width).sum();
    }

    private static boolean isRegional(int c) {
        return c >= 0x1f1e6 && c <= 0x1f1ff;
    }

    private static int width(int c) {
        return isPlain(c) ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Latin and Cyrillic without any mark: most of a long list, told without a table. */
    private static boolean isPlain(int c) {
        return c < 0xad || c >= 0x400 && c < 0x483;
    }
}
