package org.letopis.report;

import org.letopis.json.JsonProblem;

/** A value was to be made of fields that do not go together. Who reads from outside gets the {@link #problem}. */
final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient JsonProblem problem;

    Malformed(JsonProblem problem) {
        super(problem.key() + " " + problem.arguments(), problem);
        this.problem = problem;
    }

    JsonProblem problem() {
        return problem;
    }
}
