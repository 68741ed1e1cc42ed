package org.letopis.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.json.Csv;
import org.letopis.json.JsonProblem;

/** Reads a table with reports: {@code docs/reference/csv-format.md}. */
final class CsvReports {
    private static final Csv.Bounds BOUNDS = new Csv.Bounds(32 * 1024 * 1024, 20_000, 300, 1_000_000);

    private final List<JsonProblem> problems = new ArrayList<>();
    private final Map<String, CsvReport> reports = new LinkedHashMap<>();

    private CsvReports() {}

    static CsvReports read(byte[] utf8) {
        CsvReports read = new CsvReports();
        try {
            List<Csv.Row> rows = Csv.rows(utf8, BOUNDS);
            if (rows.isEmpty()) {
                throw new JsonProblem("csv.no-column", 1, "report");
            }
            List<Optional<CsvColumn>> columns = read.columns(rows.get(0));
            if (read.problems.isEmpty()) {
                for (Csv.Row row : rows.subList(1, rows.size())) {
                    read.add(new CsvRow(row, columns));
                }
                if (read.reports().isEmpty()) {
                    throw new JsonProblem("csv.no-rows", rows.get(0).line());
                }
            }
        } catch (JsonProblem problem) {
            read.problems.add(problem);
        }
        return read;
    }

    /** Returns what keeps the table from being read; there are no reports then. */
    List<JsonProblem> problems() {
        return problems;
    }

    /** Returns the reports in the order in which they begin. */
    Collection<CsvReport> reports() {
        return reports.values();
    }

    /** Reads the headings; one that is blank may stand over cells that are. */
    private List<Optional<CsvColumn>> columns(Csv.Row row) {
        List<Optional<CsvColumn>> columns = new ArrayList<>();
        for (String heading : row.cells()) {
            int number = columns.size() + 1;
            Optional<CsvColumn> column = heading.isBlank() ? Optional.empty() : CsvColumn.of(number, heading.strip());
            if (column.isEmpty() && !heading.isBlank()) {
                problems.add(new JsonProblem("csv.heading", row.line(), number, heading.strip()));
            }
            for (Optional<CsvColumn> other : columns) {
                if (column.isPresent() && other.isPresent() && other.get().clashesWith(column.get())) {
                    problems.add(new JsonProblem(
                            "csv.heading-twice",
                            row.line(),
                            number,
                            heading.strip(),
                            other.get().heading()));
                }
            }
            columns.add(column);
        }
        if (columns.stream().noneMatch(one -> one.isPresent() && one.get().isOfRow("report"))) {
            problems.add(new JsonProblem("csv.no-column", row.line(), "report"));
        }
        return columns;
    }

    private void add(CsvRow row) {
        if (row.isBlank()) {
            return;
        }
        String label = row.of("report");
        if (label.isEmpty()) {
            CsvReport none = new CsvReport("", row.line(), row.columns());
            none.problem(row.line(), row.column("report"), new JsonProblem("csv.no-report", row.heading("report")));
            reports.put("\n" + row.line(), none); // no label begins with a line end
            return;
        }
        reports.computeIfAbsent(label, one -> new CsvReport(one, row.line(), row.columns()))
                .add(row);
    }
}
