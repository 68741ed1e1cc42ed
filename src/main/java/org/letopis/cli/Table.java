package org.letopis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns, without borders, so that a screen reader reads it as it stands. */
final class Table {
    private final List<String[]> rows = new ArrayList<>();

    Table(String... headings) {
        rows.add(headings);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    List<String> lines() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], Columns.width(row[i]));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(String[] row, int[] widths) {
        String[] padded = new String[row.length];
        Arrays.setAll(padded, i -> Columns.pad(row[i], widths[i]));
        return String.join("  ", padded).stripTrailing();
    }
}
