package org.letopis.report.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    static Condition is(String question, String value) {
        return new OneOf(question, List.of(value));
    }

    static Condition not(Condition condition) {
        return new Joined(Joint.NOT, List.of(condition));
    }

    /** Returns what holds when all of these hold; one alone stays as it is. */
    static Optional<Condition> all(List<Condition> parts) {
        return parts.size() < 2 ? parts.stream().findFirst() : Optional.of(new Joined(Joint.AND, parts));
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
            JsonObject json = JsonObject.empty().with("question", question);
            return values.size() == 1 ? json.with("equals", values.get(0)) : json.with("one-of", values);
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

    /** How many of several must hold: all, one, none. */
    enum Joint {
        AND,
        OR,
        NOT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param parts at least one; with {@code NOT} one only */
    record Joined(Joint joint, List<Condition> parts) implements Condition {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Answers answers) {
            return switch (joint) {
                case AND -> parts.stream().allMatch(part -> part.holds(answers));
                case OR -> parts.stream().anyMatch(part -> part.holds(answers));
                case NOT -> parts.stream().noneMatch(part -> part.holds(answers));
            };
        }

        @Override
        public Set<String> questions() {
            Set<String> all = new TreeSet<>();
            parts.forEach(part -> all.addAll(part.questions()));
            return all;
        }

        @Override
        public JsonObject json() {
            List<JsonObject> all = parts.stream().map(Condition::json).toList();
            return JsonObject.empty().with(joint.word(), joint == Joint.NOT ? all.get(0) : all);
        }
    }
}
