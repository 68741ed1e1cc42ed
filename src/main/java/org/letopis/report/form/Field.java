package org.letopis.report.form;

import java.util.Optional;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Model;

/**
 * A field of a report that a question may fill.
 *
 * @param noun to which it belongs; of its parts, and of an identity, that which they are part of
 * @param inside its path in that noun, for example {@code detention.court}
 * @param holds what may stand there
 * @param kind of the questions that it takes; none: of every kind, as words
 * @param list where its codes are from
 * @param many whether it takes several answers
 */
record Field(
        String path,
        String noun,
        FieldPath inside,
        Model.Entry holds,
        Optional<Kind> kind,
        Optional<String> list,
        boolean many) {
    /** Returns whether the answers to a question of this kind go in. */
    boolean takes(Kind question) {
        return question != Kind.NOTE
                && (kind.isEmpty()
                        || kind.get() == question
                        || kind.get() == Kind.TEXT && question == Kind.WORDS
                        || noun.equals("consent") && holds.name().equals("decision") && question == Kind.YES_NO);
    }

    /** Returns whether each answer makes one of the nouns, an act or an intervention, and is its type. */
    boolean isOneForEachAnswer() {
        return many && !holds.isList();
    }

    /** Returns the part with this value in it. */
    JsonObject put(JsonObject part, Object value) {
        try {
            return inside.set(part, value);
        } catch (JsonProblem problem) {
            throw new IllegalStateException(path, problem);
        }
    }

    boolean isIn(JsonObject part) {
        return inside.in(part).isPresent();
    }

    /** Returns the word that stands for what it takes. */
    String word() {
        return kind.isEmpty()
                ? "any"
                : kind.get() == Kind.CHOICE ? "code" : kind.get().word();
    }
}
