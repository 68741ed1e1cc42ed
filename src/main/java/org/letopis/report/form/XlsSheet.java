package org.letopis.report.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.Spreadsheet;

/** A sheet of an XLSForm: a row of headings, and rows under it. */
final class XlsSheet {
    private static final Pattern TAG = Pattern.compile(".*\\(([A-Za-z-]+)\\)\\s*");
    private static final Map<String, String> LANGUAGES = Map.of("english", "en", "russian", "ru", "русский", "ru");

    private final List<Row> rows = new ArrayList<>();

    private XlsSheet() {}

    /** Reads a sheet; one that is not there has no rows. */
    static XlsSheet of(Spreadsheet workbook, String name) {
        XlsSheet sheet = new XlsSheet();
        List<Spreadsheet.Line> lines = workbook.sheet(name).orElse(List.of());
        if (!lines.isEmpty()) {
            List<String> headings = lines.get(0).cells();
            for (Spreadsheet.Line line : lines.subList(1, lines.size())) {
                sheet.rows.add(new Row(line.number(), cells(headings, line.cells())));
            }
        }
        return sheet;
    }

    List<Row> rows() {
        return rows;
    }

    private static Map<String, String> cells(List<String> headings, List<String> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isBlank()) {
                String heading = i < headings.size() ? headings.get(i).strip() : "";
                cells.put(
                        heading.isEmpty() ? "column " + (i + 1) : heading,
                        values.get(i).strip());
            }
        }
        return cells;
    }

    /**
     * One row.
     *
     * @param cells those that are not empty, by heading
     */
    record Row(int number, Map<String, String> cells) {
        String of(String... headings) {
            for (String heading : headings) {
                for (Map.Entry<String, String> cell : cells.entrySet()) {
                    if (cell.getKey().toLowerCase(Locale.ROOT).equals(heading)) {
                        return cell.getValue();
                    }
                }
            }
            return "";
        }

        /** Returns the words of {@code label}, or {@code label::English (en)}, by language. */
        Map<String, String> words(String heading, String otherwise) {
            Map<String, String> words = new LinkedHashMap<>();
            cells.forEach((name, value) ->
                    language(name, heading, otherwise).ifPresent(language -> words.putIfAbsent(language, value)));
            return words;
        }
    }

    /** Returns the language of a column of words, if it is one of these. */
    static Optional<String> language(String name, String heading, String otherwise) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(heading)) {
            return Optional.of(otherwise);
        }
        if (!lower.startsWith(heading + ":")) {
            return Optional.empty();
        }
        return tag(lower.substring(heading.length()).replaceFirst("^:+", ""));
    }

    static Optional<String> tag(String language) {
        String lower = language.strip().toLowerCase(Locale.ROOT);
        Matcher tag = TAG.matcher(lower);
        String found = tag.matches() ? tag.group(1) : LANGUAGES.getOrDefault(lower, lower);
        return found.matches("[a-z]{2,3}") ? Optional.of(found) : Optional.empty();
    }
}
