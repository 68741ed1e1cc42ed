package org.letopis.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.letopis.casework.CsvColumn.Owner;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The rows of a table that are one report: gathers what they say, and what is wrong with them. */
final class CsvReport {
    private final String label;
    private final int line;
    private final CsvThings things;
    private final CsvOrigins origins;
    private final List<CsvOrigins.Told> wrong = new ArrayList<>();
    private String language = "";

    /** @param line on which it begins */
    CsvReport(String label, int line, List<CsvColumn> columns) {
        this.label = label;
        this.line = line;
        this.things = new CsvThings(line);
        this.origins = new CsvOrigins(columns, line);
    }

    String label() {
        return label;
    }

    int line() {
        return line;
    }

    void problem(int atLine, Optional<CsvColumn> column, JsonProblem problem) {
        wrong.add(new CsvOrigins.Told(atLine, column, problem));
    }

    void add(CsvRow row) {
        for (int number : row.withoutHeading()) {
            problem(row.line(), Optional.empty(), new JsonProblem("csv.no-heading", row.line(), number));
        }
        String ofRow = row.of("lang");
        language = language.isEmpty() ? ofRow : language;
        CsvThings.OfRow speaksOf = things.of(row);
        for (CsvRow.Cell cell : row.cells()) {
            Owner owner = cell.column().owner();
            Optional<CsvThing> thing = speaksOf.thing(owner);
            if (thing.isPresent()) {
                put(thing.get(), cell, row.line(), ofRow.isEmpty() ? language : ofRow);
            } else if (owner != Owner.ROW) {
                String whose = row.columns().stream()
                        .filter(column -> column.isLabelOf(owner == Owner.ACTOR ? Owner.ACTOR : Owner.VICTIM))
                        .map(CsvColumn::heading)
                        .findFirst()
                        .orElse(owner == Owner.ACTOR ? "actor" : "victim");
                JsonProblem problem = new JsonProblem("csv.whose", cell.column().heading(), whose);
                problem(row.line(), Optional.of(cell.column()), problem);
            }
        }
    }

    private void put(CsvThing thing, CsvRow.Cell cell, int atLine, String inLanguage) {
        try {
            OptionalInt other = thing.put(cell.column(), CsvValue.of(cell.column(), cell.text(), inLanguage), atLine);
            if (other.isPresent()) {
                throw new JsonProblem("csv.differs", cell.column().heading(), other.getAsInt());
            }
        } catch (JsonProblem problem) {
            thing.unreadable(cell.column());
            problem(atLine, Optional.of(cell.column()), problem);
        }
    }

    /** Returns the report as a file to capture has it. */
    JsonObject json() {
        return new CsvJson(things, origins).json();
    }

    /** Returns what is wrong with the table, and these problems of {@link #json} by the cells that they are in. */
    List<FileProblem> placed(Path file, List<JsonProblem> problems) {
        return Stream.concat(
                        wrong.stream(), problems.stream().map(origins::find).flatMap(Optional::stream))
                .map(told -> new FileProblem(
                        file,
                        OptionalInt.of(told.line()),
                        told.column()
                                .map(CsvColumn::number)
                                .map(OptionalInt::of)
                                .orElse(OptionalInt.empty()),
                        label,
                        told.field(),
                        told.problem()))
                .toList();
    }
}
