package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.casework.WordDiff;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;
import org.letopis.report.Change;
import org.letopis.report.Model;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.report.vocabulary.Vocabulary;

/** What differs between two revisions, as a person reads it and as {@code --json} gives it. */
final class ChangeText {
    private static final int TEXT_COLUMNS = 74;

    private final FieldWords words;
    private final PartLines parts;

    ChangeText(Words words, Report... revisions) {
        this.words = new FieldWords(words.locale(), Vocabulary.builtIn());
        this.parts = new PartLines(this.words, revisions);
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
            lines.add(label(change.path()) + " (" + change.path() + ")");
            List<List<WordDiff.Piece>> places = places(change);
            if (places.isEmpty()) {
                change.before().ifPresent(value -> value(lines, "- ", told(change.path(), value)));
                change.after().ifPresent(value -> value(lines, "+ ", told(change.path(), value)));
            }
            places.forEach(place -> value(lines, "… ", List.of(marked(place))));
        }
        return lines;
    }

    /** Returns what the field is called, for example "acts 2, kind". */
    String label(FieldPath path) {
        List<String> named = new ArrayList<>();
        for (FieldPath.Part part : path.parts()) {
            String name = words.field(part.name());
            named.add(part.entry().isPresent() ? name + " " + (part.entry().getAsInt() + 1) : name);
        }
        return String.join(", ", named);
    }

    private static List<List<WordDiff.Piece>> places(Change change) {
        return change.before().orElse(null) instanceof String before
                        && change.after().orElse(null) instanceof String after
                ? WordDiff.of(before, after)
                : List.of();
    }

    private static String marked(List<WordDiff.Piece> place) {
        StringBuilder text = new StringBuilder();
        for (WordDiff.Piece piece : place) {
            String words = Shown.line(piece.words());
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            switch (piece.fate()) {
                                case STAYS -> words;
                                case GOES -> "[-" + words + "-]";
                                case COMES -> "{+" + words + "+}";
                            });
        }
        return text.append(" …").toString();
    }

    private static void value(List<String> lines, String sign, List<String> told) {
        String indent = "  " + sign;
        for (String line : told) {
            for (String part : Columns.wrap(line, TEXT_COLUMNS)) {
                lines.add((indent + part).stripTrailing());
                indent = "    ";
            }
        }
    }

    private List<String> told(FieldPath path, Object value) {
        Optional<Model.Entry> field = field(path);
        List<String> told = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : List.of(value)) {
            if (field.isEmpty()) {
                told.add(Shown.line(String.valueOf(one))); // of a newer version
            } else if (one instanceof JsonObject json && field.get().shape() == Model.Shape.PART) {
                told.addAll(parts.of(field.get().noun(), json, 0, Set.of("id")));
            } else if (one instanceof JsonObject json && field.get().shape() == Model.Shape.TEXT) {
                Text text = new Text(json);
                told.addAll(paragraphs("[" + text.language() + "] " + text.words()));
            } else if (field.get().shape() == Model.Shape.WORDS) {
                told.addAll(paragraphs(String.valueOf(one)));
            } else {
                told.add(parts.value(field.get(), one));
            }
        }
        return told;
    }

    private static List<String> paragraphs(String text) {
        return List.of(Shown.paragraphs(text).split("\n", -1));
    }

    private static Optional<Model.Entry> field(FieldPath path) {
        String noun = "report";
        Optional<Model.Entry> field = Optional.empty();
        for (String name : path.names()) {
            field = Model.fields(noun).stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst();
            if (field.isEmpty()) {
                return field;
            }
            noun = noun(field.get());
        }
        return field;
    }

    private static String noun(Model.Entry field) {
        return switch (field.shape()) {
            case TEXT -> "text";
            case PLACE -> "place";
            case DATE -> "when";
            default -> field.noun().isEmpty() ? "report" : field.noun();
        };
    }
}
