package org.letopis.report.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letopis.json.JsonObject;

/** What one round speaks of: one act, intervention and so on is drafted, before it is known which of them there are. */
final class FilledRound {
    private final String number;
    private final People people;
    private final Map<String, List<String>> types = new TreeMap<>();
    private final Map<String, JsonObject> drafts = new TreeMap<>();
    private final Map<String, List<JsonObject>> told = new TreeMap<>();

    /** @param number from 1 */
    FilledRound(int number, People people) {
        this.number = String.valueOf(number);
        this.people = people;
    }

    /** Returns the label of a person whom a question asks about; each round has a victim and an actor of its own. */
    String label(String role) {
        return role.equals("victim") || role.equals("actor") ? role + " " + number : role;
    }

    /** Of each of these kinds there was one. */
    void takeTypes(String noun, List<String> answer) {
        types.computeIfAbsent(noun, any -> new ArrayList<>()).addAll(answer);
    }

    /** Returns whether another question has filled the field. */
    boolean has(Field field) {
        return field.isIn(draft(field.noun()));
    }

    /** @param said the answer as a comment, should there be nothing that it can be a part of */
    void take(Field field, Object value, JsonObject said) {
        drafts.put(field.noun(), field.put(draft(field.noun()), value));
        told.computeIfAbsent(field.noun(), any -> new ArrayList<>()).add(said);
    }

    private JsonObject draft(String noun) {
        return drafts.getOrDefault(noun, JsonObject.empty());
    }

    private boolean isDrafted(String noun) {
        return drafts.containsKey(noun);
    }

    private List<String> types(String noun) {
        return types.getOrDefault(noun, List.of());
    }

    /** Returns an act of each kind; details without a kind are of another. */
    List<JsonObject> acts() {
        List<String> kinds = types("act");
        if (kinds.isEmpty() && !isDrafted("act")) {
            return List.of();
        }
        String victim = label("victim");
        people.one(victim);
        if (kinds.isEmpty()) {
            return List.of(draft("act")
                    .with("id", "act " + number)
                    .with("victim", victim)
                    .with("type", "A99"));
        }
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> ActDetails.of(kinds.get(i), i == 0, kinds, draft("act"))
                        .with("id", "act " + number + "." + (i + 1))
                        .with("victim", victim)
                        .with("type", kinds.get(i)))
                .toList();
    }

    /** Whoever took part took part in what was done to the first victim, and to others before this round. */
    List<JsonObject> involvements(List<JsonObject> acts) {
        String actor = label("actor");
        if (!isDrafted("involvement") && !people.has(actor)) {
            return List.of();
        }
        JsonObject person = people.one(actor);
        if (!person.has("sex")) {
            people.put(actor, person.with("kind", "group"));
        }
        // Where it is not known what part they had, they are suspected of one.
        JsonObject known = merged(JsonObject.empty().with("degree", "D6").with("actorType", "P99"), "involvement");
        return acts.stream()
                .map(act -> known.with("act", act.value("id").orElseThrow()).with("actor", actor))
                .toList();
    }

    List<JsonObject> information() {
        if (!isDrafted("information")) {
            return List.of();
        }
        JsonObject account = draft("information");
        boolean victimTells = account.value("connection").filter("Q01"::equals).isPresent();
        String source = (String) account.value("source").orElse(victimTells ? label("victim") : "source");
        people.one(source);
        return List.of(account.with("id", "account " + number).with("source", source));
    }

    List<JsonObject> interventions() {
        List<String> kinds = types("intervention");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> draft("intervention")
                        .with("id", "step " + number + "." + (i + 1))
                        .with("type", kinds.get(i)))
                .toList();
    }

    List<JsonObject> links() {
        String victim = label("victim");
        if (!draft("link").has("b")) {
            return List.of();
        }
        people.one(victim);
        people.one((String) draft("link").value("b").orElseThrow());
        return List.of(merged(JsonObject.empty().with("type", "L99").with("a", victim), "link"));
    }

    List<JsonObject> proceedings() {
        return isDrafted("proceeding")
                ? List.of(merged(JsonObject.empty().with("body", "?").with("id", "case " + number), "proceeding"))
                : List.of();
    }

    List<JsonObject> assessments(String by) {
        return isDrafted("assessment")
                ? List.of(draft("assessment").with("id", "first").with("by", by))
                : List.of();
    }

    /** Returns what was said of a step that has no kind, and of a link that leads to nobody. */
    List<JsonObject> withoutPart() {
        return Stream.of("intervention", "link")
                .filter(noun -> noun.equals("link")
                        ? links().isEmpty()
                        : interventions().isEmpty())
                .flatMap(noun -> told.getOrDefault(noun, List.of()).stream())
                .toList();
    }

    private JsonObject merged(JsonObject otherwise, String noun) {
        JsonObject all = otherwise;
        for (String name : draft(noun).names()) {
            all = all.with(name, draft(noun).value(name).orElseThrow());
        }
        return all;
    }
}
