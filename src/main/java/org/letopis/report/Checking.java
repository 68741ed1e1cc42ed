package org.letopis.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Vocabulary;

/** One check of a report: gathers what is wrong, and what names what. */
final class Checking {
    /** In which form a report is. */
    enum Form {
        /** Ids are random, and any well-formed code is taken: another project may have codes of its own. */
        STORED,
        /** Ids are labels that a person chose, and codes must be known. */
        CAPTURED
    }

    /** More problems help nobody. */
    private static final int MOST_PROBLEMS = 1_000;

    private record Reference(String noun, String id, String where) {}

    private final Form form;
    private final Vocabulary vocabulary;
    private final Set<String> taken;
    private final List<JsonProblem> problems = new ArrayList<>();
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private boolean newer;

    private Checking(Form form, Vocabulary vocabulary, Set<String> taken) {
        this.form = form;
        this.vocabulary = vocabulary;
        this.taken = taken;
    }

    static Checking stored() {
        return new Checking(Form.STORED, null, Set.of());
    }

    static Checking captured(Vocabulary vocabulary) {
        return new Checking(Form.CAPTURED, vocabulary, Set.of());
    }

    /** @param taken codes that the report has already, known or not */
    static Checking edited(Vocabulary vocabulary, Set<String> taken) {
        return new Checking(Form.CAPTURED, vocabulary, taken);
    }

    boolean isCaptured() {
        return form == Form.CAPTURED;
    }

    /** Takes fields for granted that are not known: they are of a newer version. */
    void tolerateUnknown() {
        newer = true;
    }

    boolean toleratesUnknown() {
        return newer;
    }

    boolean isKnown(ListName list, String code) {
        return form == Form.STORED || taken.contains(code) || vocabulary.isKnown(list, code);
    }

    void problem(String key, Object... arguments) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new JsonProblem(key, arguments));
        }
    }

    void problem(JsonProblem problem) {
        problem(problem.key(), problem.arguments().toArray());
    }

    void names(String noun, String id, String where) {
        if (!ids.computeIfAbsent(noun, any -> new HashSet<>()).add(id)) {
            problem("report.twice", where);
        }
    }

    void refers(String noun, String id, String where) {
        references.add(new Reference(noun, id, where));
    }

    /** Looks whether each reference leads somewhere; to be called once, after all parts were looked at. */
    void follow() {
        for (Reference reference : references) {
            if (!ids.getOrDefault(reference.noun, Set.of()).contains(reference.id)) {
                problem("report.dangling", reference.where);
            }
        }
    }

    List<JsonProblem> problems() {
        return problems;
    }

    void orThrow() throws JsonProblem {
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
    }
}
