package org.letopis.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;
import org.letopis.report.Change;
import org.letopis.report.Report;

/** What differs between two revisions, as a person reads it and as {@code --json} gives it. */
final class ChangeText {
    private static final int TEXT_COLUMNS = 76;

    private final Words words;
    private final Map<String, String> codes = new HashMap<>();

    ChangeText(Words words, Report... revisions) {
        this.words = words;
        for (Report report : revisions) {
            report.persons()
                    .forEach(person -> codes.put(person.id().hex(), person.code().text()));
        }
    }

    static List<JsonObject> json(List<Change> changes) {
        return changes.stream()
                .map(change -> JsonObject.empty()
                        .with("path", change.path().pointer())
                        .with("before", change.before().orElse(null))
                        .with("after", change.after().orElse(null)))
                .toList();
    }

    /** Returns the field, then what it was and what it is, each on lines of its own. */
    List<String> lines(List<Change> changes) {
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            lines.add(words.text("diff.field", label(change.path()), change.path()));
            change.before().ifPresent(value -> value(lines, "- ", value));
            change.after().ifPresent(value -> value(lines, "+ ", value));
        }
        return lines;
    }

    /** Returns what the field is called, for example "act 2, kind". */
    String label(FieldPath path) {
        List<String> parts = new ArrayList<>();
        for (FieldPath.Part part : path.parts()) {
            String key = "field." + part.name();
            String name = words.bundle().containsKey(key) ? words.text(key) : part.name();
            parts.add(part.entry().isPresent() ? name + " " + (part.entry().getAsInt() + 1) : name);
        }
        return String.join(", ", parts);
    }

    private void value(List<String> lines, String sign, Object value) {
        String indent = "  " + sign;
        for (String line : Shown.paragraphs(readable(value)).split("\n", -1)) {
            for (String part : Columns.wrap(line, TEXT_COLUMNS)) {
                lines.add((indent + part).stripTrailing());
                indent = "    ";
            }
        }
    }

    private String readable(Object value) {
        if (value instanceof JsonObject json) {
            Optional<Object> text = json.value("text").filter(words -> json.has("lang"));
            if (text.isPresent()) {
                return "[" + json.value("lang").orElse("") + "] " + text.get();
            }
            List<String> members = new ArrayList<>();
            for (String name : json.names()) {
                json.value(name).ifPresent(held -> members.add(label(FieldPath.whole().member(name)) + ": " + readable(held)));
            }
            return String.join("; ", members);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::readable).reduce((a, b) -> a + "; " + b).orElse("");
        }
        if (value instanceof Boolean truth) {
            return words.text(truth ? "diff.true" : "diff.false");
        }
        return codes.getOrDefault(value.toString(), value.toString());
    }
}
