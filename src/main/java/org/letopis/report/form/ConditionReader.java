package org.letopis.report.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Yaml;

/** Reads {@code when:}, a condition written as YAML. */
final class ConditionReader {
    private static final int MAX_PARTS = 100;

    private final FormProblems problems;

    ConditionReader(FormProblems problems) {
        this.problems = problems;
    }

    /** Returns the condition, or nothing when a problem was named. */
    Optional<Condition> read(JsonObject json) {
        try {
            if (json.has("question")) {
                return about(json);
            }
            if (json.has("not")) {
                problems.only(json, "not");
                return read(json.object("not")).map(Condition::not);
            }
            if (json.has("and") || json.has("or")) {
                Condition.Joint joint = json.has("and") ? Condition.Joint.AND : Condition.Joint.OR;
                problems.only(json, joint.word());
                List<Condition> parts = parts(json, joint.word());
                return parts.isEmpty() ? Optional.empty() : Optional.of(new Condition.Joined(joint, parts));
            }
            problems.add(json.path(), "form.no-condition");
        } catch (JsonProblem problem) {
            problems.add(problem);
        }
        return Optional.empty();
    }

    private List<Condition> parts(JsonObject json, String word) throws JsonProblem {
        List<JsonObject> entries = json.objects(word);
        List<Condition> parts = new ArrayList<>();
        for (JsonObject entry : entries) {
            read(entry).ifPresent(parts::add);
        }
        if (entries.isEmpty() || entries.size() > MAX_PARTS) {
            problems.add(json.path(), "form.no-condition");
            return List.of();
        }
        return parts.size() == entries.size() ? parts : List.of();
    }

    private Optional<Condition> about(JsonObject json) throws JsonProblem {
        problems.only(json, "question", "equals", "one-of", "answered");
        String question = json.string("question");
        int ways = (json.has("equals") ? 1 : 0) + (json.has("one-of") ? 1 : 0) + (json.has("answered") ? 1 : 0);
        if (ways != 1) {
            problems.add(json.path(), "form.no-condition");
            return Optional.empty();
        }
        if (json.has("answered")) {
            return Optional.of(new Condition.Answered(question, json.truth("answered")));
        }
        if (json.has("one-of")) {
            List<String> values = json.strings("one-of");
            if (values.isEmpty()) {
                problems.add(json.path(), "form.no-condition");
                return Optional.empty();
            }
            return Optional.of(new Condition.OneOf(question, values));
        }
        Optional<String> value = Yaml.typed(json, "equals");
        if (value.isEmpty()) {
            problems.add(json.path() + ".equals", "form.not-a-value");
        }
        return value.map(one -> Condition.is(question, one));
    }
}
