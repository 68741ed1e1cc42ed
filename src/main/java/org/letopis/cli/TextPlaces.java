package org.letopis.cli;

import java.util.Arrays;

/** Lines and columns of a text, both from 1, as editors count them: a column is a code point. */
final class TextPlaces {
    /** The code points with which lines begin. */
    private int[] starts = new int[64];

    private int lines = 1;

    record Place(int line, int column) {}

    TextPlaces(String text) {
        int codePoint = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            codePoint += Character.isLowSurrogate(c) ? 0 : 1;
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !pair) {
                starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
                starts[lines++] = codePoint;
            }
        }
    }

    Place of(int codePoint) {
        int found = Arrays.binarySearch(starts, 0, lines, codePoint);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, codePoint - starts[line] + 1);
    }
}
