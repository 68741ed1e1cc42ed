package org.letopis.report.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Yaml;

/** Gathers what is wrong in one file, so that all of it can be told at once. */
final class FormProblems {
    /** Nobody reads more; a file of another kind would bring one for each line. */
    private static final int MOST = 200;

    private final Yaml.Document document;
    private final List<FormProblem> all = new ArrayList<>();

    FormProblems(Yaml.Document document) {
        this.document = document;
    }

    void add(String field, String key, Object... arguments) {
        if (all.size() < MOST) {
            all.add(new FormProblem(document.line(field), field, key, List.of(arguments)));
        }
    }

    /** Adds a field that is missing or of the wrong type. */
    void add(JsonProblem problem) {
        String field = String.valueOf(problem.arguments().get(0));
        add(field, problem.key(), problem.arguments().toArray());
    }

    /** Names each member that is not one of these. */
    void only(JsonObject json, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (String name : json.names()) {
            if (!known.contains(name)) {
                add(json.path().isEmpty() ? name : json.path() + "." + name, "form.unknown-key", name);
            }
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<FormProblem> sorted() {
        return all.stream().sorted(Comparator.comparingInt(FormProblem::line)).toList();
    }
}
