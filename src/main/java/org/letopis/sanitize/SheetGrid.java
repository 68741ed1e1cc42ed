package org.letopis.sanitize;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Where {@link OfficeTextPart} is in a sheet. */
final class SheetGrid {
    private static final int MOST_COLUMNS = 16_384;

    private final Set<Integer> hiddenColumns = new HashSet<>();
    private boolean hiddenRow;
    private boolean shared;
    private int row;
    private int column;

    void column(String min, String max, String hidden, String width) {
        if (on(hidden) || zero(width)) {
            for (int i = number(min, 1); i <= Math.min(MOST_COLUMNS, number(max, 0)); i++) {
                hiddenColumns.add(i);
            }
        }
    }

    void row(String place, String hidden, String height) {
        row = number(place, row + 1);
        column = 0;
        hiddenRow = on(hidden) || zero(height);
    }

    void cell(String place, String type) {
        String letters = place.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
        if (letters.isEmpty() || letters.length() > 3) {
            column++;
        } else {
            column = letters.chars().reduce(0, (sum, letter) -> sum * 26 + letter - 'A' + 1);
        }
        shared = type.equals("s");
    }

    boolean shown() {
        return !hiddenRow && !hiddenColumns.contains(column);
    }

    boolean isShared() {
        return shared;
    }

    /** Returns the row and the column, for example {@code 3/2}. */
    String name() {
        return row + "/" + column;
    }

    private static boolean on(String value) {
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    private static boolean zero(String size) {
        return size.matches("0+(\\.0*)?");
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : otherwise;
    }
}
