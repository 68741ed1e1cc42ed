package org.letopis.casework;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.letopis.report.Consent;
import org.letopis.report.Shape;

/**
 * A column of a table with reports, by its heading: {@code docs/reference/csv-format.md}.
 *
 * @param number from 1
 * @param heading as it stands in the file
 * @param path the names of the field in JSON, from the outside
 * @param language of a column {@code narrative:ru}; empty where the row says it
 */
record CsvColumn(int number, String heading, Owner owner, List<String> path, Shape shape, String language) {
    /** Language, script and region of BCP 47, as in the texts of a report. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    /** Capturing gives them, or they join the rows. */
    private static final List<String> NOT_ASKED = List.of("id", "revision", "format", "minor");

    /** What a cell speaks of. */
    enum Owner {
        /** The row alone: which report it belongs to, its language. */
        ROW(""),
        REPORT(""),
        FILE(""),
        PLACE(""),
        ACT(""),
        VICTIM("victim."),
        ACTOR("actor."),
        INVOLVEMENT(""),
        CONSENT("consent.");

        private final String prefix;

        Owner(String prefix) {
            this.prefix = prefix;
        }

        /** Returns what a field of it is called where it has no column. */
        String called(String path) {
            return this == ACT && path.startsWith("place.") ? "act." + path : prefix + path;
        }
    }

    private record Target(String name, Owner owner, Shape.Part part) {}

    /** Without a name before it, a heading is a field of the first of these that has one of this name. */
    private static final List<Target> TARGETS = List.of(
            new Target("report", Owner.REPORT, Shape.Part.REPORT),
            new Target("place", Owner.PLACE, Shape.Part.PLACE),
            new Target("act", Owner.ACT, Shape.Part.ACT),
            new Target("involvement", Owner.INVOLVEMENT, Shape.Part.INVOLVEMENT));

    private static final List<Target> PEOPLE = List.of(
            new Target("victim", Owner.VICTIM, Shape.Part.PERSON), new Target("actor", Owner.ACTOR, Shape.Part.PERSON));

    CsvColumn {
        path = List.copyOf(path);
    }

    /** Returns the column with this heading; empty when there is none of that name. */
    static Optional<CsvColumn> of(int number, String heading) {
        String[] halves = heading.strip().split(":", 2);
        String language = halves.length > 1 ? halves[1].strip() : "";
        List<String> names = RussianHeadings.names(halves[0]);
        return (names.size() == 1 ? alone(number, heading, names.get(0)) : Optional.<CsvColumn>empty())
                .or(() -> named(number, heading, names))
                .or(() -> field(number, heading, names, TARGETS))
                .flatMap(column -> halves.length > 1 ? column.in(language) : Optional.of(column));
    }

    private static Optional<CsvColumn> alone(int number, String heading, String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "report", "lang" -> new CsvColumn(number, heading, Owner.ROW, List.of(name), Shape.WORD, "");
                    case "files" -> new CsvColumn(number, heading, Owner.FILE, List.of(name), Shape.WORDS, "");
                    case "act" -> new CsvColumn(number, heading, Owner.ACT, List.of("id"), Shape.WORD, "");
                    default -> null;
                });
    }

    /** Returns the column of which the first name says what it speaks of. */
    private static Optional<CsvColumn> named(int number, String heading, List<String> names) {
        if (names.size() < 2) {
            return Optional.empty();
        }
        List<String> path = names.subList(1, names.size());
        if (names.get(0).equals("consent")) {
            return path.size() == 1 && Consent.SCOPES.contains(path.get(0))
                    ? Optional.of(new CsvColumn(number, heading, Owner.CONSENT, path, Shape.WORD, ""))
                    : Optional.empty();
        }
        for (List<Target> targets : List.of(TARGETS, PEOPLE)) {
            for (Target target : targets) {
                if (target.name.equals(names.get(0))) {
                    return field(number, heading, path, List.of(target));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CsvColumn> field(int number, String heading, List<String> path, List<Target> targets) {
        for (Target target : targets) {
            Optional<Shape> shape = Shape.of(target.part, path);
            boolean joins = target.owner == Owner.INVOLVEMENT && path.equals(List.of("act"));
            if (shape.isPresent() && !joins && !NOT_ASKED.contains(path.get(0))) {
                return Optional.of(new CsvColumn(number, heading, target.owner, path, shape.get(), ""));
            }
        }
        return Optional.empty();
    }

    private Optional<CsvColumn> in(String tag) {
        return isText() && LANGUAGE.matcher(tag).matches()
                ? Optional.of(new CsvColumn(number, heading, owner, path, shape, tag))
                : Optional.empty();
    }

    boolean isText() {
        return shape == Shape.TEXT || shape == Shape.TEXTS;
    }

    boolean isOfRow(String name) {
        return owner == Owner.ROW && path.get(0).equals(name);
    }

    /** Returns whether it holds the label of a person, {@code victim} or {@code actor}. */
    boolean isLabelOf(Owner person) {
        return path.size() == 1
                && (person == Owner.VICTIM
                        ? owner == Owner.ACT && path.get(0).equals("victim")
                        : owner == Owner.INVOLVEMENT && path.get(0).equals("actor"));
    }

    /** Returns whether both would fill one place of the report. */
    boolean clashesWith(CsvColumn other) {
        if (owner != other.owner) {
            return false;
        }
        if (path.equals(other.path)) {
            return shape != Shape.TEXTS || language.equals(other.language);
        }
        int shorter = Math.min(path.size(), other.path.size());
        return path.size() != other.path.size() && path.subList(0, shorter).equals(other.path.subList(0, shorter));
    }
}
