package org.letopis.report.form;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.json.JsonObject;

/** When a question is asked, by the answers to earlier ones. */
public sealed interface Condition {
    boolean holds(Answers answers);

    /** Returns the questions that it looks at. */
    Set<String> questions();

    /** Returns it as it stands in a file. */
    JsonObject json();

    /** This is the answer, or one of the answers. */
    record Equals(String question, String value) implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return answers.of(question).contains(value);
        }

        @Override
        public Set<String> questions() {
            return Set.of(question);
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty().with("question", question).with("equals", value);
        }
    }

    /** One of these is the answer, or one of the answers. */
    record OneOf(String question, List<String> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Answers answers) {
            return answers.of(question).stream().anyMatch(values::contains);
        }

        @Override
        public Set<String> questions() {
            return Set.of(question);
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty().with("question", question).with("one-of", values);
        }
    }

    /** Something was answered, other than "I do not know"; or, for false, nothing was. */
    record Answered(String question, boolean yes) implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return answers.of(question).isEmpty() != yes;
        }

        @Override
        public Set<String> questions() {
            return Set.of(question);
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty().with("question", question).with("answered", yes);
        }
    }

    /** All of these hold. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Answers answers) {
            return parts.stream().allMatch(part -> part.holds(answers));
        }

        @Override
        public Set<String> questions() {
            return all(parts);
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty()
                    .with("and", parts.stream().map(Condition::json).toList());
        }
    }

    /** At least one of these holds. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Answers answers) {
            return parts.stream().anyMatch(part -> part.holds(answers));
        }

        @Override
        public Set<String> questions() {
            return all(parts);
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty()
                    .with("or", parts.stream().map(Condition::json).toList());
        }
    }

    /** This does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Answers answers) {
            return !part.holds(answers);
        }

        @Override
        public Set<String> questions() {
            return part.questions();
        }

        @Override
        public JsonObject json() {
            return JsonObject.empty().with("not", part.json());
        }
    }

    private static Set<String> all(List<Condition> parts) {
        Set<String> all = new TreeSet<>();
        parts.forEach(part -> all.addAll(part.questions()));
        return all;
    }
}
