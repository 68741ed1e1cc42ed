package org.letopis.report.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letopis.json.JsonObject;
import org.letopis.report.ReportJson;

/**
 * Makes of the answers to a form a report file, as {@code docs/reference/report-format.md}, section "Capturing",
 * describes it. Nothing that was answered is lost: what has no place of its own becomes a comment.
 */
public final class FilledForm {
    private final Form form;
    private final People people = new People();
    private final AnswerValues values;
    private final Map<String, JsonObject> consents = new TreeMap<>();
    private final Map<String, List<JsonObject>> parts = new TreeMap<>();
    private JsonObject report;

    private FilledForm(Form form, String title, String language) {
        this.form = form;
        this.values = new AnswerValues(language, people);
        this.report = JsonObject.empty().with("format", ReportJson.FORMAT).with("title", values.text(title));
    }

    /**
     * Returns the report file.
     *
     * @param title the report's name
     * @param language in which the answers are
     */
    public static JsonObject json(Form form, String title, List<Round> rounds, String language) {
        FilledForm filled = new FilledForm(form, title, language);
        for (int i = 0; i < rounds.size(); i++) {
            filled.round(rounds.get(i), new FilledRound(i + 1, filled.people));
        }
        return filled.json();
    }

    private JsonObject json() {
        JsonObject json = report.withOptional("persons", Optional.of(people.json()))
                .withOptional("consents", Optional.of(List.copyOf(consents.values())));
        for (Map.Entry<String, List<JsonObject>> part : parts.entrySet()) {
            json = json.withOptional(part.getKey(), Optional.of(part.getValue()));
        }
        return json;
    }

    private void round(Round round, FilledRound filled) {
        for (Question question : form.questions()) {
            List<String> answer = round.answers().of(question.id());
            if (round.asks(question) && question.fills().isPresent() && !answer.isEmpty()) {
                fill(question, answer, filled);
            }
        }
        add("acts", filled.acts());
        if (round.about() != Round.About.VICTIM) {
            add("involvements", filled.involvements(parts.get("acts")));
        }
        add("information", filled.information());
        add("interventions", filled.interventions());
        add("links", filled.links());
        add("proceedings", filled.proceedings());
        add("assessments", filled.assessments(form.id()));
        add("comments", filled.withoutPart());
    }

    private void add(String list, List<JsonObject> more) {
        parts.computeIfAbsent(list, any -> new ArrayList<>()).addAll(more);
    }

    private void fill(Question question, List<String> answer, FilledRound round) {
        String path = question.fills().orElseThrow();
        Field field = Fields.find(path).orElseThrow(() -> new IllegalArgumentException(path));
        if (field.kind().isEmpty()) {
            add("comments", List.of(values.told(question, answer)));
        } else if (field.isOneForEachAnswer()) {
            round.takeTypes(field.noun(), answer);
        } else if (field.noun().equals("person")) {
            String person = round.label(inBrackets(path));
            people.one(person);
            Object value = values.of(field.holds(), answer);
            people.put(person, field.put(people.one(person), value));
        } else if (field.noun().equals("consent")) {
            consent(inBrackets(path), field, answer, round.label("victim"));
        } else if (field.noun().equals("report")) {
            report(field, answer);
        } else if (round.has(field)) { // another question has filled it
            add("comments", List.of(values.told(question, answer)));
        } else {
            round.take(field, values.of(field.holds(), answer), values.told(question, answer));
        }
    }

    private void consent(String scope, Field field, List<String> answer, String person) {
        people.one(person);
        JsonObject consent = consents.getOrDefault(
                person + " " + scope,
                JsonObject.empty().with("person", person).with("scope", scope).with("decision", "not-asked"));
        consents.put(person + " " + scope, field.put(consent, values.of(field.holds(), answer)));
    }

    private void report(Field field, List<String> answer) {
        report = field.put(report, values.of(field.holds(), answer));
        boolean hour = field.path().equals("occurred")
                && answer.size() > 1
                && !answer.get(1).isEmpty();
        if (hour && !report.has("timeOfDay")) {
            report = report.with("timeOfDay", answer.get(1));
        }
    }

    private static String inBrackets(String path) {
        return path.substring(path.indexOf('[') + 1, path.indexOf(']'));
    }
}
