package org.letopis.json;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The sheets of an XLSX workbook (ISO/IEC 29500-1) as rows of text. Formulas are not worked out: the value that was
 * stored with them is taken.
 */
public final class Spreadsheet {
    public static final int MAX_BYTES = 8 * 1024 * 1024;
    static final int MAX_INFLATED_BYTES = 32 * 1024 * 1024;
    static final int MAX_PARTS = 1_000;
    static final int MAX_ROWS = 10_000;
    static final int MAX_COLUMNS = 200;
    static final int MAX_CELL_CHARACTERS = 20_000;

    private final Map<String, List<Line>> sheets;

    private Spreadsheet(Map<String, List<Line>> sheets) {
        this.sheets = sheets;
    }

    /**
     * A row that is not empty.
     *
     * @param number as spreadsheet programs show it, from 1
     * @param cells from the first column on, empty text where there is nothing
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * Reads all sheets.
     *
     * @throws JsonProblem when it is no workbook, or one with more than is read
     */
    public static Spreadsheet read(byte[] xlsx) throws JsonProblem {
        if (xlsx.length > MAX_BYTES) {
            throw new JsonProblem("json.too-long", MAX_BYTES);
        }
        byte[] parts = bounded(xlsx);
        Map<String, List<Line>> sheets = new TreeMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(parts));
                Stream<Sheet> all = workbook.getSheets()) {
            for (Sheet sheet : all.toList()) {
                sheets.put(sheet.getName().strip().toLowerCase(Locale.ROOT), lines(sheet));
            }
        } catch (IOException | RuntimeException e) {
            // The library throws whatever its parts throw, an index out of bounds too, on a damaged file.
            throw new JsonProblem("sheet.unreadable");
        }
        return new Spreadsheet(sheets);
    }

    /** Returns the rows of a sheet that are not empty, by its name in small letters. */
    public Optional<List<Line>> sheet(String name) {
        return Optional.ofNullable(sheets.get(name));
    }

    private static List<Line> lines(Sheet sheet) throws IOException, JsonProblem {
        List<Line> lines = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                Row row = each.next();
                if (lines.size() >= MAX_ROWS) {
                    throw new JsonProblem("sheet.too-many-rows", sheet.getName(), MAX_ROWS);
                }
                List<String> cells = cells(sheet, row);
                if (!cells.isEmpty()) {
                    lines.add(new Line(row.getRowNum(), cells));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return lines;
    }

    private static List<String> cells(Sheet sheet, Row row) throws JsonProblem {
        String[] cells = new String[Math.min(row.getCellCount(), MAX_COLUMNS)];
        Arrays.fill(cells, "");
        int used = 0;
        for (Cell cell : row) {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                continue;
            }
            String text = text(cell);
            if (text.isEmpty()) {
                continue;
            }
            if (cell.getColumnIndex() >= cells.length) {
                throw new JsonProblem("sheet.too-many-columns", sheet.getName(), row.getRowNum(), MAX_COLUMNS);
            }
            if (text.length() > MAX_CELL_CHARACTERS) {
                throw new JsonProblem("sheet.cell-too-long", sheet.getName(), row.getRowNum(), MAX_CELL_CHARACTERS);
            }
            cells[cell.getColumnIndex()] = text;
            used = cell.getColumnIndex() + 1;
        }
        return List.of(cells).subList(0, used);
    }

    private static String text(Cell cell) {
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    /**
     * Returns the same parts in an archive that is not compressed. The library inflates without a limit and goes by the
     * archive's directory, which may say other than its entries: so it is given only what was counted here.
     */
    private static byte[] bounded(byte[] xlsx) throws JsonProblem {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(xlsx));
                ZipOutputStream out = new ZipOutputStream(copy)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            int parts = 0;
            long left = MAX_INFLATED_BYTES;
            byte[] buffer = new byte[16 * 1024];
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                for (int n = zip.read(buffer); n > 0; n = zip.read(buffer)) {
                    left -= n;
                    if (left < 0) {
                        throw new JsonProblem("sheet.too-big", MAX_INFLATED_BYTES, MAX_PARTS);
                    }
                    out.write(buffer, 0, n);
                }
                parts++;
                if (parts > MAX_PARTS) {
                    throw new JsonProblem("sheet.too-big", MAX_INFLATED_BYTES, MAX_PARTS);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new JsonProblem("sheet.unreadable");
        }
        return copy.toByteArray();
    }
}
