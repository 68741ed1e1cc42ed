package org.letopis.report;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.Vocabulary;

/**
 * A changed form of a report. What stays keeps its id; a label or an id that the report does not have makes a new part
 * under a new random id.
 *
 * @param report what was changed; it does not say yet which revision it is
 * @param identities of the people who are new
 */
public record Edited(Report report, List<Identity> identities) {
    public Edited {
        identities = List.copyOf(identities);
    }

    /** Returns a change of single values, which brings no new people. */
    public static Edited of(Report report) {
        return new Edited(report, List.of());
    }

    /** Returns all that is wrong with a changed form. */
    public static List<JsonProblem> problems(JsonObject json, Report before, Vocabulary vocabulary) {
        Checking checking = Checking.edited(vocabulary, before.codes());
        ReportJson.check(Nouns.EDITED, json, checking);
        if (checking.problems().isEmpty()) {
            staying(json, before, checking);
        }
        return List.copyOf(checking.problems());
    }

    /**
     * Reads a changed form.
     *
     * @param json the stored form of the report with changes in it; it must be made from this very revision
     * @throws JsonProblem the first that is wrong
     */
    public static Edited read(JsonObject json, Report before, Vocabulary vocabulary, SecureRandom random)
            throws JsonProblem {
        List<JsonProblem> problems = problems(json, before, vocabulary);
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        JsonObject named = Nouns.EDITED.walked(json, new Ids(before, random));
        Map<String, Code> codesOf = new HashMap<>();
        before.persons().forEach(person -> codesOf.put(person.id().hex(), person.code()));
        Set<Code> taken = new HashSet<>(codesOf.values());
        List<JsonObject> persons = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (JsonObject person : named.objects("persons")) {
            Code known = codesOf.get(Held.string(person, "id"));
            persons.add(Draft.split(person, known == null ? Draft.freshCode(random, taken) : known, identities));
        }
        return new Edited(ReportJson.read(named.with("persons", persons)), identities);
    }

    /** What an edit may not touch. */
    private static void staying(JsonObject json, Report before, Checking checking) {
        if (!Held.string(json, "id").equals(before.id().hex())) {
            checking.problem("edit.other-report", "id", before.id().hex());
        } else if (Held.number(json, "revision").orElse(0L) != before.revision()) {
            checking.problem(
                    "edit.outdated", "revision", Held.number(json, "revision").orElse(0L), before.revision());
        }
        if (!json.value("withdrawn").equals(before.json().value("withdrawn"))) {
            checking.problem("edit.withdrawn", "withdrawn");
        }
        if (!Set.copyOf(Held.strings(json, "attachments"))
                .equals(Set.copyOf(Held.strings(before.json(), "attachments")))) {
            checking.problem("edit.attachments", "attachments");
        }
        Map<String, Code> codesOf = before.persons().stream()
                .collect(Collectors.toMap(person -> person.id().hex(), Person::code));
        List<JsonObject> persons = Held.objects(json, "persons", person -> person);
        for (int i = 0; i < persons.size(); i++) {
            person(persons.get(i), "persons[" + i + "]", codesOf, checking);
        }
    }

    private static void person(JsonObject person, String where, Map<String, Code> codesOf, Checking checking) {
        Code known = codesOf.get(Held.string(person, "id"));
        boolean codeStays = Held.optional(person, "code")
                .map(code -> known != null && code.equals(known.text()))
                .orElse(true);
        if (!codeStays) {
            checking.problem("edit.code", where + ".code");
        }
        for (Field field : Nouns.IDENTITY_OF.without("person").fields()) {
            if (known != null && person.value(field.name()).isPresent()) {
                checking.problem("edit.identity", where + "." + field.name());
            }
        }
    }

    /** Leaves the ids that the report has, and gives each other one a random one. */
    private static final class Ids implements Walk {
        private final SecureRandom random;
        private final Set<String> had = new HashSet<>();
        private final Map<String, String> fresh = new HashMap<>();

        Ids(Report before, SecureRandom random) {
            this.random = random;
            Nouns.REPORT.walked(before.json(), new Walk() {
                @Override
                public String id(String id, String name) {
                    had.add(name + " " + id);
                    return id;
                }
            });
        }

        @Override
        public String id(String label, String name) {
            String key = name + " " + label;
            return name.equals(Nouns.OTHER_REPORT) || had.contains(key)
                    ? label
                    : fresh.computeIfAbsent(key, unknown -> Id.random(random).hex());
        }
    }
}
