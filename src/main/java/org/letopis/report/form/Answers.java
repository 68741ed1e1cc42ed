package org.letopis.report.form;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What was answered so far, by question. A choice is its codes; yes and no are {@code yes} and {@code no}; a place is its JSON; a
 * date is its EDTF, the time of day and how it was said; all else is the words that were typed. Immutable.
 *
 * @param unknown the questions that were answered with "I do not know"
 */
public record Answers(Map<String, List<String>> values, Set<String> unknown) {
    private static final int MAX_PLACE_BYTES = 10_000;

    public Answers {
        values = Map.copyOf(values);
        unknown = Set.copyOf(unknown);
    }

    public static Answers none() {
        return new Answers(Map.of(), Set.of());
    }

    /** Returns these answers and one more, in place of an earlier one; no value at all takes it back. */
    public Answers with(String question, List<String> answer) {
        Map<String, List<String>> more = new HashMap<>(values);
        Set<String> known = new HashSet<>(unknown);
        known.remove(question);
        more.remove(question);
        if (!answer.isEmpty()) {
            more.put(question, List.copyOf(answer));
        }
        return new Answers(more, known);
    }

    public Answers with(String question, String answer) {
        return with(question, List.of(answer));
    }

    /** Returns these answers, and that this one is not known. */
    public Answers withUnknown(String question) {
        Map<String, List<String>> fewer = new HashMap<>(values);
        fewer.remove(question);
        Set<String> more = new HashSet<>(unknown);
        more.add(question);
        return new Answers(fewer, more);
    }

    /** Returns what was answered; empty when nothing was, or "I do not know". */
    public List<String> of(String question) {
        return values.getOrDefault(question, List.of());
    }

    /** Reads the answer to a question for a place: the place as JSON. */
    public static JsonObject place(String answer) {
        try {
            return Json.parse(answer.getBytes(StandardCharsets.UTF_8), MAX_PLACE_BYTES);
        } catch (JsonProblem problem) {
            throw new IllegalArgumentException(problem);
        }
    }

    public boolean isUnknown(String question) {
        return unknown.contains(question);
    }
}
