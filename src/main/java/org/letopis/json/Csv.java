package org.letopis.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table of comma-separated values (RFC 4180). Reading is bounded and strict: UTF-8, with or without a byte order
 * mark; no control characters other than line ends and tabs; quotes that close. Cells may be parted by commas,
 * semicolons or tabs, whichever the first line has most of, since spreadsheets write what their country is used to.
 */
public final class Csv {
    private static final String SEPARATORS = ",;\t";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Csv() {}

    /** What a table may cost at most. */
    public record Bounds(int maxBytes, int maxRows, int maxColumns, int maxCellCharacters) {}

    /**
     * One row.
     *
     * @param line the line of the file on which it begins, from 1: a cell in quotes may have line ends
     * @param cells as they stand; the last ones of a row may be missing
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Returns the text of a file of this kind, without a byte order mark.
     *
     * @throws JsonProblem when it is longer than {@code maxBytes}, or not UTF-8
     */
    public static String text(byte[] utf8, int maxBytes) throws JsonProblem {
        if (utf8.length > maxBytes) {
            throw new JsonProblem("csv.too-long", maxBytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new JsonProblem("csv.not-utf8");
        }
    }

    /**
     * Returns the rows, that with the headings too; empty lines are left out.
     *
     * @throws JsonProblem that names the line, and where there is one the number of the column, from 1
     */
    public static List<Row> rows(byte[] utf8, Bounds bounds) throws JsonProblem {
        String text = text(utf8, bounds.maxBytes());
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            int line = 1;
            while (hasNext(records, line)) {
                List<String> cells = records.next().toList();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    check(line, cells, bounds);
                    rows.add(new Row(line, cells));
                }
                if (rows.size() > bounds.maxRows()) {
                    throw new JsonProblem("csv.too-many-rows", line, bounds.maxRows());
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory has no input errors", e);
        }
        return rows;
    }

    private static boolean hasNext(Iterator<CSVRecord> records, int line) throws JsonProblem {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) { // its message quotes the text
            throw new JsonProblem("csv.syntax", line);
        }
    }

    private static void check(int line, List<String> cells, Bounds bounds) throws JsonProblem {
        if (cells.size() > bounds.maxColumns()) {
            throw new JsonProblem("csv.too-many-columns", line, bounds.maxColumns());
        }
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.length() > bounds.maxCellCharacters()) {
                throw new JsonProblem("csv.cell-too-long", line, i + 1, bounds.maxCellCharacters());
            }
            if (hasControlCharacter(cell)) {
                throw new JsonProblem("csv.control-character", line, i + 1);
            }
        }
    }

    private static boolean hasControlCharacter(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                return true;
            }
        }
        return false;
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char most = ',';
        for (char one : SEPARATORS.toCharArray()) {
            most = count(first, one) > count(first, most) ? one : most;
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
