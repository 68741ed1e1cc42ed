package org.letopis.report.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Model;
import org.letopis.report.ReportJson;

/**
 * Makes of the answers to a form a report file, as {@code docs/reference/report-format.md}, section "Capturing",
 * describes it. Nothing that was answered is lost: what has no place of its own becomes a comment.
 */
public final class FilledForm {
    private static final int MAX_LABEL_CHARACTERS = 50;
    private static final int MAX_PLACE_BYTES = 10_000;
    private static final List<String> DRAFTED =
            List.of("act", "involvement", "information", "intervention", "link", "proceeding", "assessment");

    private final Form form;
    private final List<Round> rounds;
    private final String language;
    private final Map<String, JsonObject> persons = new LinkedHashMap<>();
    private final Map<String, JsonObject> consents = new TreeMap<>();
    private final List<JsonObject> acts = new ArrayList<>();
    private final List<JsonObject> involvements = new ArrayList<>();
    private final List<JsonObject> comments = new ArrayList<>();
    private JsonObject report = JsonObject.empty();

    private FilledForm(Form form, List<Round> rounds, String language) {
        this.form = form;
        this.rounds = rounds;
        this.language = language;
    }

    /**
     * Returns the report file.
     *
     * @param title the report's name
     * @param language in which the answers are
     */
    public static JsonObject json(Form form, String title, List<Round> rounds, String language) {
        return new FilledForm(form, rounds, language).json(title);
    }

    private JsonObject json(String title) {
        report = report.with("format", ReportJson.FORMAT).with("title", text(title));
        for (int i = 0; i < rounds.size(); i++) {
            round(rounds.get(i), String.valueOf(i + 1));
        }
        return report.withOptional("persons", Optional.of(List.copyOf(persons.values())))
                .withOptional("acts", Optional.of(acts))
                .withOptional("involvements", Optional.of(involvements))
                .withOptional("consents", Optional.of(List.copyOf(consents.values())))
                .withOptional("comments", Optional.of(comments));
    }

    private void round(Round round, String number) {
        Parts parts = new Parts(number);
        for (Question question : form.questions()) {
            Answers answers = round.answers();
            if (round.about().asks(question)
                    && question.applies(answers)
                    && question.fills().isPresent()) {
                List<String> answer = answers.of(question.id());
                if (!answer.isEmpty()) {
                    fill(question, question.fills().get(), answer, parts);
                }
            }
        }
        finish(round, parts);
    }

    /** What one round speaks of, before it is known which acts there are. */
    private static final class Parts {
        private final String number;
        private final List<String> actTypes = new ArrayList<>();
        private final List<String> interventionTypes = new ArrayList<>();
        private final Map<String, JsonObject> drafts = new TreeMap<>();
        private final Map<String, List<JsonObject>> told = new TreeMap<>();

        Parts(String number) {
            this.number = number;
        }

        JsonObject draft(String noun) {
            return drafts.getOrDefault(noun, JsonObject.empty());
        }

        void put(String noun, String path, Object value) {
            drafts.put(noun, deep(draft(noun), path, value));
        }
    }

    private void fill(Question question, String path, List<String> answer, Parts parts) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        if (path.equals("comments")) {
            comments.add(told(question, answer));
        } else if (path.equals("acts[].type")) {
            parts.actTypes.addAll(answer);
        } else if (path.equals("intervention.type")) {
            parts.interventionTypes.addAll(answer);
        } else if (first.startsWith("persons[")) {
            String person = label(inBrackets(first), parts);
            persons.put(person, deep(person(person), path.substring(dot + 1), value("person", path, answer)));
        } else if (first.startsWith("consents[")) {
            consent(inBrackets(first), path.substring(dot + 1), answer, parts);
        } else if (DRAFTED.contains(first) && holds(parts.draft(first), path.substring(dot + 1))) {
            comments.add(told(question, answer)); // another question has filled it
        } else if (DRAFTED.contains(first)) {
            parts.put(first, path.substring(dot + 1), value(first, path, answer));
            parts.told.computeIfAbsent(first, any -> new ArrayList<>()).add(told(question, answer));
        } else {
            top(path, answer);
        }
    }

    private void top(String path, List<String> answer) {
        switch (path) {
            case "places[]" -> report = report.with("places", List.of(object(answer.get(0))));
            case "narrative" -> report = report.with("narrative", List.of(text(answer.get(0))));
            case "occurred" -> {
                report = report.with("occurred", when(answer));
                if (answer.size() > 1 && !answer.get(1).isEmpty() && !report.has("timeOfDay")) {
                    report = report.with("timeOfDay", answer.get(1));
                }
            }
            default -> report = deep(report, path, value("report", "report." + path, answer));
        }
    }

    private void consent(String scope, String field, List<String> answer, Parts parts) {
        String person = label("victim", parts);
        person(person);
        JsonObject consent = consents.getOrDefault(
                person + " " + scope,
                JsonObject.empty().with("person", person).with("scope", scope).with("decision", "not-asked"));
        consents.put(person + " " + scope, deep(consent, field, value("consent", "consent." + field, answer)));
    }

    private void finish(Round round, Parts parts) {
        String victim = label("victim", parts);
        for (int i = 0; i < parts.actTypes.size(); i++) {
            person(victim);
            String type = parts.actTypes.get(i);
            acts.add(ActDetails.of(type, i == 0, parts.actTypes, parts.draft("act"))
                    .with("id", "act " + parts.number + "." + (i + 1))
                    .with("victim", victim)
                    .with("type", type));
        }
        if (parts.actTypes.isEmpty() && !parts.draft("act").names().isEmpty()) {
            person(victim);
            acts.add(parts.draft("act")
                    .with("id", "act " + parts.number)
                    .with("victim", victim)
                    .with("type", "A99"));
        }
        if (round.about() != Round.About.VICTIM) {
            actor(parts);
        }
        further(parts, victim);
    }

    /** Whoever took part took part in what was done to the first victim, and to others before this round. */
    private void actor(Parts parts) {
        String actor = label("actor", parts);
        JsonObject part = parts.draft("involvement");
        if (part.names().isEmpty() && !persons.containsKey(actor)) {
            return;
        }
        JsonObject person = person(actor);
        if (!person.has("sex")) {
            persons.put(actor, person.with("kind", "group"));
        }
        // Where it is not known what part they had, they are suspected of one.
        JsonObject known = merged(JsonObject.empty().with("degree", "D6").with("actorType", "P99"), part);
        for (JsonObject act : acts) {
            involvements.add(known.with("act", act.value("id").orElseThrow()).with("actor", actor));
        }
    }

    private void further(Parts parts, String victim) {
        JsonObject information = parts.draft("information");
        if (!information.names().isEmpty()) {
            boolean victimTells = string(information, "connection").equals("Q01");
            String source = information.has("source") ? string(information, "source") : victimTells ? victim : "source";
            person(source);
            add("information", information.with("id", "account " + parts.number).with("source", source));
        }
        for (int i = 0; i < parts.interventionTypes.size(); i++) {
            add(
                    "interventions",
                    parts.draft("intervention")
                            .with("id", "step " + parts.number + "." + (i + 1))
                            .with("type", parts.interventionTypes.get(i)));
        }
        if (parts.interventionTypes.isEmpty()) {
            comments.addAll(parts.told.getOrDefault("intervention", List.of()));
        }
        JsonObject link = parts.draft("link");
        if (link.has("b")) {
            person(victim);
            person(string(link, "b"));
            JsonObject whole = JsonObject.empty().with("type", "L99").with("a", victim);
            add("links", merged(whole, link));
        } else {
            comments.addAll(parts.told.getOrDefault("link", List.of()));
        }
        JsonObject proceeding = parts.draft("proceeding");
        if (!proceeding.names().isEmpty()) {
            add(
                    "proceedings",
                    merged(JsonObject.empty().with("body", "?").with("id", "case " + parts.number), proceeding));
        }
        JsonObject assessment = parts.draft("assessment");
        if (!assessment.names().isEmpty()) {
            add("assessments", assessment.with("id", "first").with("by", form.id()));
        }
    }

    private void add(String list, JsonObject part) {
        List<Object> all = new ArrayList<>();
        report.value(list).ifPresent(held -> all.addAll((List<?>) held));
        all.add(part);
        report = report.with(list, all);
    }

    private static JsonObject merged(JsonObject one, JsonObject over) {
        JsonObject all = one;
        for (String name : over.names()) {
            all = all.with(name, over.value(name).orElseThrow());
        }
        return all;
    }

    private static String inBrackets(String text) {
        return text.substring(text.indexOf('[') + 1, text.indexOf(']'));
    }

    private static String label(String role, Parts parts) {
        return role.equals("victim") || role.equals("actor") ? role + " " + parts.number : role;
    }

    private JsonObject person(String label) {
        return persons.computeIfAbsent(
                label, fresh -> JsonObject.empty().with("id", fresh).with("kind", "individual"));
    }

    private JsonObject text(String words) {
        return JsonObject.empty().with("lang", language).with("text", words);
    }

    private JsonObject told(Question question, List<String> answer) {
        return text(question.labels().in(language) + " " + said(question, answer));
    }

    /** Returns what was answered as a person would read it. */
    private String said(Question question, List<String> answer) {
        return String.join(
                ", ",
                answer.stream()
                        .map(code -> question.choices().stream()
                                .filter(choice -> choice.code().equals(code))
                                .findFirst()
                                .map(choice -> choice.labels().in(language))
                                .orElse(code))
                        .toList());
    }

    private Object value(String noun, String path, List<String> answer) {
        Model.Entry field = field(noun, path.substring(path.indexOf('.') + 1));
        if (field.isList()) {
            return answer.stream().map(one -> single(field, List.of(one))).toList();
        }
        return single(field, answer);
    }

    private Object single(Model.Entry field, List<String> answer) {
        String said = answer.get(0);
        return switch (field.shape()) {
            case TEXT -> text(said);
            case WHEN -> when(answer);
            case PLACE -> object(said);
            case TRUTH -> said.equals("yes");
            case NUMBER -> said.matches("[0-9]{1,9}") ? (Object) Long.valueOf(said) : said;
            case PERSON -> field.name().equals("affiliation") ? organisation(said) : known(said);
            default -> said;
        };
    }

    private String known(String role) {
        String person = role.equals("victim") ? "victim 1" : role;
        person(person);
        return person;
    }

    /** To what somebody belongs is told by its name, which is kept apart as all names are. */
    private String organisation(String name) {
        String label = "organisation " + name.substring(0, Math.min(name.length(), MAX_LABEL_CHARACTERS));
        persons.put(label, person(label).with("kind", "organisation").with("names", List.of(name)));
        return label;
    }

    /** Returns the field at the end of a path of nouns. */
    private static Model.Entry field(String noun, String path) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        Model.Entry field = Model.field(noun, name)
                .or(() -> Model.field("identity", name))
                .orElseThrow(() -> new IllegalArgumentException(noun + "." + path));
        return dot < 0 ? field : field(field.noun(), path.substring(dot + 1));
    }

    /** A date is its EDTF, then the time of day, then how it was said. */
    private Object when(List<String> answer) {
        boolean more = answer.size() > 2 && !answer.get(2).isEmpty();
        if (!more) {
            return answer.get(0);
        }
        return JsonObject.empty()
                .with("edtf", answer.get(0))
                .with("basis", "stated")
                .with("asStated", text(answer.get(2)));
    }

    private static JsonObject object(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8), MAX_PLACE_BYTES);
        } catch (JsonProblem problem) {
            throw new IllegalArgumentException(problem);
        }
    }

    private static String string(JsonObject json, String name) {
        return String.valueOf(json.value(name).orElse(""));
    }

    private static boolean holds(JsonObject json, String path) {
        int dot = path.indexOf('.');
        Optional<Object> held = json.value(dot < 0 ? path : path.substring(0, dot));
        return dot < 0
                ? held.isPresent()
                : held.filter(inner -> holds((JsonObject) inner, path.substring(dot + 1)))
                        .isPresent();
    }

    private static JsonObject deep(JsonObject json, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return json.with(path, value);
        }
        String name = path.substring(0, dot);
        JsonObject inner = json.value(name).map(JsonObject.class::cast).orElse(JsonObject.empty());
        return json.with(name, deep(inner, path.substring(dot + 1), value));
    }
}
