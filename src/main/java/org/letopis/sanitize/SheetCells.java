package org.letopis.sanitize;

import java.util.BitSet;

/** Follows where in a sheet a reading is, and whether a person sees that cell (ISO/IEC 29500-1 section 18.3.1). */
final class SheetCells {
    private static final int MOST_COLUMNS = 16_384;

    private final BitSet hiddenColumns = new BitSet();
    private boolean rowHidden;
    private boolean cellHidden;
    private int row;
    private int column;

    void start(XmlElement element) {
        switch (element.name()) {
            case "x:col" -> column(element);
            case "x:row" -> {
                row = number(element.value("r"), row + 1);
                column = 0;
                rowHidden = isHidden(element, "ht");
            }
            case "x:c" -> {
                column = columnOf(element.value("r"), column + 1);
                cellHidden = rowHidden || hiddenColumns.get(column);
            }
            default -> {}
        }
    }

    private void column(XmlElement element) {
        int from = Math.max(1, number(element.value("min"), 1));
        int to = Math.min(MOST_COLUMNS, number(element.value("max"), from));
        if (isHidden(element, "width") && from <= to) {
            hiddenColumns.set(from, to + 1);
        }
    }

    private static boolean isHidden(XmlElement element, String size) {
        return OoxmlPlan.isOn(element.value("hidden"), false)
                || element.value(size).matches("0+(\\.0*)?");
    }

    /** Returns whether the cell that was started last is in a hidden row or column. */
    boolean cellHidden() {
        return cellHidden;
    }

    /** Returns whether the first cell of a range such as {@code B2:C5} is in a hidden column. */
    boolean inHiddenColumn(String range) {
        return hiddenColumns.get(columnOf(range, 0));
    }

    private static int columnOf(String reference, int otherwise) {
        int number = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            number = number * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
            if (number < 0 || number > MOST_COLUMNS) {
                return otherwise;
            }
        }
        return number == 0 ? otherwise : number;
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : otherwise;
    }
}
