package org.letopis.casework;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.casework.CsvColumn.Owner;
import org.letopis.json.JsonProblem;

/** Where in a table the fields stand of the JSON that was made of it. */
final class CsvOrigins {
    /** A thing, on the line where it begins, or a field in its column. */
    private record Origin(int line, Owner owner, String name, Optional<CsvColumn> column) {}

    /**
     * A problem as a person sees it who has the table before them.
     *
     * @param problem with the heading for the path of the field
     */
    record Told(int line, Optional<CsvColumn> column, JsonProblem problem) {
        /** Returns the field that it names; empty for what is wrong with more than one. */
        String field() {
            return ReportFiles.path(problem);
        }
    }

    private final List<CsvColumn> columns;
    private final Map<String, Origin> origins = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    CsvOrigins(List<CsvColumn> columns, int firstLine) {
        this.columns = columns;
        begins("", firstLine, Owner.REPORT, "report");
    }

    void begins(String path, int line, Owner owner, String name) {
        origins.put(path, new Origin(line, owner, name, Optional.empty()));
    }

    void stands(String path, int line, CsvColumn column) {
        origins.put(path, new Origin(line, column.owner(), column.heading(), Optional.of(column)));
    }

    /** Notes where the label of a person stands. */
    void label(String path, int line, Owner person) {
        columns.stream().filter(column -> column.isLabelOf(person)).forEach(column -> stands(path, line, column));
    }

    /** Notes that something stands there, which was told to be wrong already. */
    void unreadable(String path) {
        unreadable.add(path);
    }

    /** Returns where a problem of the JSON is in the table; empty when that was told already. */
    Optional<Told> find(JsonProblem problem) {
        String path = ReportFiles.path(problem);
        if (problem.key().equals("json.missing") && unreadable.contains(path)) {
            return Optional.empty();
        }
        String at = path;
        while (!origins.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        Origin origin = origins.get(at);
        if (path.isEmpty()) {
            return Optional.of(new Told(origin.line, Optional.empty(), problem));
        }
        String inside = path.substring(at.isEmpty() ? 0 : Math.min(path.length(), at.length() + 1));
        Optional<CsvColumn> column = origin.column.or(() -> column(origin.owner, inside));
        String name =
                column.map(CsvColumn::heading).orElse(inside.isEmpty() ? origin.name : origin.owner.called(inside));
        return Optional.of(new Told(origin.line, column, FileProblem.renamed(problem, name)));
    }

    private Optional<CsvColumn> column(Owner owner, String path) {
        return columns.stream()
                .filter(one ->
                        one.owner() == owner && String.join(".", one.path()).equals(path))
                .findFirst();
    }
}
