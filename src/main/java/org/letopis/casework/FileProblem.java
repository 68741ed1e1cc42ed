package org.letopis.casework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.letopis.json.JsonProblem;

/**
 * Something that is wrong in a file to capture, and where.
 *
 * @param line from 1; empty when it concerns the file as a whole
 * @param column of a table, from 1
 * @param report what a table calls the report; empty for the one of a JSON file
 * @param field the path of the field in JSON, or the heading of the column; empty where there is none
 * @param problem in words, with the field as its first argument where there is one
 */
public record FileProblem(
        Path file, OptionalInt line, OptionalInt column, String report, String field, JsonProblem problem) {

    /** Returns what kept a text from being read at all. */
    static FileProblem ofText(Path file, JsonProblem problem) {
        List<Object> arguments = problem.arguments();
        boolean placed = problem.key().startsWith("csv.")
                ? !arguments.isEmpty() && !problem.key().equals("csv.too-long")
                : TextPlace.KEYS.contains(problem.key());
        boolean inColumn = placed && TextPlace.WITH_COLUMN.contains(problem.key());
        return new FileProblem(
                file,
                placed ? number(arguments, 0) : OptionalInt.empty(),
                inColumn ? number(arguments, 1) : OptionalInt.empty(),
                "",
                "",
                problem);
    }

    /** The problems of a text whose message says itself where they are: line first, then column. */
    private static final class TextPlace {
        static final List<String> KEYS =
                List.of("json.syntax", "json.not-an-object", "json.trailing", "json.nul", "json.lone-surrogate");
        static final List<String> WITH_COLUMN = List.of(
                "json.syntax",
                "json.not-an-object",
                "json.trailing",
                "json.nul",
                "json.lone-surrogate",
                "csv.cell-too-long",
                "csv.control-character",
                "csv.heading",
                "csv.heading-twice",
                "csv.no-heading");
    }

    private static OptionalInt number(List<Object> arguments, int at) {
        return arguments.get(at) instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Returns whether the words of the problem say themselves where it is, or it is nowhere. */
    public boolean saysWhere() {
        return line.isEmpty() || field.isEmpty();
    }

    /** Returns a problem that names the field otherwise. */
    static JsonProblem renamed(JsonProblem problem, String field) {
        List<Object> arguments = new ArrayList<>(problem.arguments());
        arguments.set(0, field);
        return new JsonProblem(problem.key(), arguments.toArray());
    }
}
