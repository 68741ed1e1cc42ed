package org.letopis.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Model;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;
import org.letopis.report.Text;

/** The fields of a part of a report, each on a line of its own: what it is called, and what it holds. */
final class PartLines {
    private final FieldWords words;
    private final Map<String, String> codes = new HashMap<>();

    /** @param reports whose people are spoken of */
    PartLines(FieldWords words, Report... reports) {
        this.words = words;
        for (Report report : reports) {
            report.persons()
                    .forEach(
                            person -> codes.put(person.id().hex(), person.code().text()));
        }
    }

    /** Returns the code by which a report knows a person. */
    String code(Id person) {
        return codes.getOrDefault(person.hex(), "?");
    }

    /**
     * Returns the lines of a part.
     *
     * @param except fields that are told elsewhere
     */
    List<String> of(String noun, JsonObject part, int indent, Set<String> except) {
        List<String> lines = new ArrayList<>();
        for (Model.Entry field : Model.fields(noun)) {
            Optional<Object> held = part.value(field.name());
            if (held.isPresent() && !except.contains(field.name())) {
                add(lines, field, held.get(), indent);
            }
        }
        return lines;
    }

    private void add(List<String> lines, Model.Entry field, Object held, int indent) {
        String label = words.field(field.name()) + ": ";
        if (field.shape() == Model.Shape.PART && held instanceof JsonObject part) {
            line(lines, indent, words.field(field.name()) + ":");
            lines.addAll(of(field.noun(), part, indent + 2, Set.of()));
        } else if (field.isList() && isLong(field.shape())) {
            ((List<?>) held).forEach(one -> line(lines, indent, label + value(field, one)));
        } else if (held instanceof List<?> list) {
            line(
                    lines,
                    indent,
                    label + list.stream().map(one -> value(field, one)).collect(Collectors.joining(", ")));
        } else {
            line(lines, indent, label + value(field, held));
        }
    }

    private static boolean isLong(Model.Shape shape) {
        return shape == Model.Shape.TEXT || shape == Model.Shape.PART || shape == Model.Shape.PLACE;
    }

    private static void line(List<String> lines, int indent, String text) {
        lines.add(" ".repeat(indent) + text);
    }

    String value(Model.Entry field, Object held) {
        if (held instanceof JsonObject part) {
            return object(field, part);
        }
        if (held instanceof Boolean truth) {
            return words.choice(truth ? "yes" : "no");
        }
        String text = String.valueOf(held);
        return switch (field.shape()) {
            case CODE -> words.code(text);
            case CHOICE -> words.choice(text);
            case PERSON -> codes.getOrDefault(text, "?");
            case ID -> text.substring(0, Math.min(8, text.length()));
            default -> Shown.line(text);
        };
    }

    private String object(Model.Entry field, JsonObject part) {
        return switch (field.shape()) {
            case TEXT -> text(part);
            case PLACE -> place(new Place(part));
            case WHEN -> date(part);
            default -> Shown.line(String.join("; ", strings(part)));
        };
    }

    private static List<String> strings(JsonObject part) {
        List<String> all = new ArrayList<>();
        for (String name : part.names()) {
            part.value(name).ifPresent(held -> all.add(String.valueOf(held)));
        }
        return all;
    }

    private String text(JsonObject part) {
        Text text = new Text(part);
        String origin = text.translatedFrom()
                .map(language -> ", " + words.field("translatedFrom") + " " + language)
                .orElse("");
        return "[" + Shown.line(text.language()) + origin + "] " + Shown.line(text.words());
    }

    private String date(JsonObject part) {
        try {
            String basis = part.optionalString("basis").map(words::choice).orElse("");
            String hour = part.optionalString("timeOfDay").map(Shown::line).orElse("");
            String stated = part.optionalObject("asStated").isPresent()
                    ? "«" + Shown.line(new Text(part.object("asStated")).words()) + "»"
                    : "";
            return Stream.of(part.string("edtf"), hour, basis, stated)
                    .filter(one -> !one.isEmpty())
                    .collect(Collectors.joining(", "));
        } catch (JsonProblem checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** Returns a place as people write it, the smallest part first. */
    static String place(Place place) {
        return Stream.of(
                        place.site(),
                        place.settlement(),
                        place.district(),
                        place.subdivision(),
                        Optional.of(place.country()),
                        place.latitude()
                                .map(lat -> lat + " " + place.longitude().orElse("")))
                .flatMap(Optional::stream)
                .map(Shown::line)
                .collect(Collectors.joining(", "));
    }

    /** Returns what is known of a person at a glance. */
    String person(Person person) {
        return Stream.of(
                        Optional.of(words.choice(person.kind())),
                        person.sex().map(words::choice),
                        person.ageBand().map(words::choice))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
