package org.letopis.sanitize;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the cells of a workbook show: a place in the table of texts as its text, a number without an exponent, and where
 * the style says that it is a date, the date (ECMA-376 part 1, sections 18.8.30 and 18.17.4.1).
 */
final class SheetValues {
    private static final int MOST_DIGITS = 40;
    private static final int MOST_DAYS = 2_958_465;
    private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

    /** Quoted words and colours of a format are no parts of a date. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private final List<String> strings;
    private final BitSet used = new BitSet();
    private final Set<Integer> dates;
    private final LocalDate start;
    private String type = "";
    private boolean date;

    private SheetValues(List<String> strings, Set<Integer> dates, LocalDate start) {
        this.strings = strings;
        this.dates = dates;
        this.start = start;
    }

    /**
     * Takes the tables that cells draw on.
     *
     * @param styles part {@code xl/styles.xml}, or no bytes
     * @param workbook part {@code xl/workbook.xml}, or no bytes
     */
    static SheetValues of(List<String> strings, byte[] styles, byte[] workbook) throws Refusal, IOException {
        return new SheetValues(strings, dates(styles), from1904(workbook) ? SINCE_1904 : SINCE_1900);
    }

    private static boolean from1904(byte[] workbook) throws Refusal {
        if (workbook.length == 0) {
            return false;
        }
        XmlCursor in = new XmlCursor(workbook, FileFormat.XLSX, "workbook");
        for (int event = in.next(); event != XmlCursor.DONE; event = in.next()) {
            if (event == XmlCursor.START && in.local().equals("workbookPr")) {
                return in.attribute(null, "date1904").matches("1|true|on");
            }
        }
        return false;
    }

    /** Returns the numbers of the styles of cells that show dates. */
    private static Set<Integer> dates(byte[] styles) throws Refusal {
        Set<Integer> styled = new HashSet<>();
        Set<String> formats = new HashSet<>();
        if (styles.length == 0) {
            return styled;
        }
        XmlCursor in = new XmlCursor(styles, FileFormat.XLSX, "styles");
        boolean cells = false;
        int number = 0;
        for (int event = in.next(); event != XmlCursor.DONE; event = in.next()) {
            if (event == XmlCursor.START && in.local().equals("numFmt")) {
                String code = WORDS.matcher(in.attribute(null, "formatCode")).replaceAll("");
                if (code.matches("(?is).*[yd].*")) {
                    formats.add(in.attribute(null, "numFmtId"));
                }
            } else if (event != XmlCursor.TEXT
                    && event != XmlCursor.DOCTYPE
                    && event != XmlCursor.REMARK
                    && in.local().equals("cellXfs")) {
                cells = event == XmlCursor.START;
            } else if (cells && event == XmlCursor.START && in.local().equals("xf")) {
                String format = in.attribute(null, "numFmtId");
                if (formats.contains(format) || format.matches("1[4-7]|22|2[7-9]|3[0-6]|5[0-8]")) {
                    styled.add(number);
                }
                number++;
            }
        }
        return styled;
    }

    /** Notes the type and the style of the cell whose value comes next. */
    void cell(String cellType, String style) {
        type = cellType;
        date = style.matches("\\d{1,6}") && dates.contains(Integer.parseInt(style));
    }

    /** Returns what the value of the cell shows. */
    String shown(String value) {
        String plain = value.strip();
        if (type.equals("s") && plain.matches("\\d{1,9}")) {
            int place = Integer.parseInt(plain);
            used.set(place);
            return place < strings.size() ? strings.get(place) : value;
        }
        boolean number =
                (type.isEmpty() || type.equals("n")) && plain.matches("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
        return number ? number(plain) : value;
    }

    private String number(String value) {
        BigDecimal number = new BigDecimal(value);
        boolean sane = Math.abs((long) number.scale()) + number.precision() < MOST_DIGITS;
        String plain = sane ? number.toPlainString() : value;
        boolean day = date && number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0;
        return day ? start.plusDays(number.longValue()) + "\n" + plain : plain;
    }

    /** Returns the texts of the table that no cell has shown. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < strings.size(); i++) {
            if (!used.get(i)) {
                unused.add(strings.get(i));
            }
        }
        return unused;
    }
}
