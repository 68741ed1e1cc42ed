package org.letopis.report.form;

/**
 * One pass through the questions, or through those of them that are about a further person.
 *
 * @param about about whom it is
 */
public record Round(About about, Answers answers) {
    /** Returns whether this question is asked, after these answers. */
    public boolean asks(Question question) {
        return question.kind() != Kind.NOTE && about.asks(question) && question.applies(answers);
    }

    /** About whom questions are asked again. */
    public enum About {
        /** All questions; the first victim and the first actor. */
        ALL,
        /** A further victim: whom it happened to, and what was done. */
        VICTIM,
        /** A further actor. */
        ACTOR;

        /** Returns whether such a round asks the question. */
        public boolean asks(Question question) {
            String fills = question.fills().orElse("");
            return switch (this) {
                case ALL -> true;
                case VICTIM ->
                    fills.startsWith("persons[victim]") || fills.startsWith("act.") || fills.startsWith("acts[");
                case ACTOR -> fills.startsWith("persons[actor]") || fills.startsWith("involvement.");
            };
        }
    }
}
