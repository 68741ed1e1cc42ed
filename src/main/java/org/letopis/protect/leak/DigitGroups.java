package org.letopis.protect.leak;

import java.util.Arrays;

/** The rows of digits of a text, and what stands between them. */
final class DigitGroups {
    private static final int MOST_BETWEEN = 6;
    private static final String SOFT = "().-/\\_·•+*~[] \n>";

    private final String text;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    DigitGroups(String text) {
        this.text = text;
        for (int i = 0; i < text.length(); i++) {
            if (Contact.isDigit(text.charAt(i))) {
                int start = i;
                while (i < text.length() && Contact.isDigit(text.charAt(i))) {
                    i++;
                }
                add(start, i);
            }
        }
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    int count() {
        return count;
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /** Returns what stands before a group, after the one before it. */
    String gap(int group) {
        return text.substring(ends[group - 1], starts[group]);
    }

    /** Returns whether what stands before a group may stand inside a telephone number. */
    boolean isJoined(int group) {
        if (group == 0 || starts[group] - ends[group - 1] > MOST_BETWEEN) {
            return false;
        }
        int lines = 0;
        for (int i = ends[group - 1]; i < starts[group]; i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            boolean loneComma = c == ',' && starts[group] - ends[group - 1] == 1;
            if (SOFT.indexOf(c) < 0 && !isDash(c) && !Character.isSpaceChar(c) && !loneComma) {
                return false;
            }
        }
        return lines <= 1;
    }

    /** Returns whether a group hangs on the one before it by a single sign, as the parts of a number of a case do. */
    boolean isTight(int group) {
        if (group <= 0 || group >= count || starts[group] - ends[group - 1] != 1) {
            return false;
        }
        char c = text.charAt(ends[group - 1]);
        return ".,/_\\:".indexOf(c) >= 0 || isDash(c);
    }

    static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == '\u2212';
    }
}
