package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.Csv;

/** A row of a table with reports, its cells by their columns. */
final class CsvRow {
    /** @param text not blank, without blanks around it */
    record Cell(CsvColumn column, String text) {}

    private final int line;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Integer> withoutHeading = new ArrayList<>();
    private final List<Optional<CsvColumn>> columns;

    CsvRow(Csv.Row row, List<Optional<CsvColumn>> columns) {
        this.line = row.line();
        this.columns = columns;
        for (int i = 0; i < row.cells().size(); i++) {
            String text = row.cells().get(i).strip();
            Optional<CsvColumn> column = i < columns.size() ? columns.get(i) : Optional.empty();
            if (!text.isEmpty() && column.isPresent()) {
                cells.add(new Cell(column.get(), text));
            } else if (!text.isEmpty()) {
                withoutHeading.add(i + 1);
            }
        }
    }

    /** Returns the line of the file on which it begins, from 1. */
    int line() {
        return line;
    }

    boolean isBlank() {
        return cells.isEmpty() && withoutHeading.isEmpty();
    }

    List<Cell> cells() {
        return cells;
    }

    /** Returns the numbers of columns, from 1, in which something stands though they have no heading. */
    List<Integer> withoutHeading() {
        return withoutHeading;
    }

    /** Returns what stands in a column of the row itself; empty when nothing does. */
    String of(String name) {
        return cells.stream()
                .filter(cell -> cell.column().isOfRow(name))
                .map(Cell::text)
                .findFirst()
                .orElse("");
    }

    /** Returns the label of the victim or the actor, if there is one. */
    Optional<String> labelOf(CsvColumn.Owner person) {
        return cells.stream()
                .filter(cell -> cell.column().isLabelOf(person))
                .map(Cell::text)
                .findFirst();
    }

    /** Returns the label of the act, if there is one. */
    Optional<String> act() {
        return cells.stream()
                .filter(cell -> cell.column().owner() == CsvColumn.Owner.ACT
                        && cell.column().path().equals(List.of("id")))
                .map(Cell::text)
                .findFirst();
    }

    boolean speaksOf(CsvColumn.Owner owner) {
        return cells.stream().anyMatch(cell -> cell.column().owner() == owner);
    }

    /** Returns the columns that have a heading. */
    List<CsvColumn> columns() {
        return columns.stream().flatMap(Optional::stream).toList();
    }

    Optional<CsvColumn> column(String name) {
        return columns().stream().filter(column -> column.isOfRow(name)).findFirst();
    }

    String heading(String name) {
        return column(name).map(CsvColumn::heading).orElse(name);
    }
}
