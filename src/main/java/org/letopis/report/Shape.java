package org.letopis.report;

import java.util.List;
import java.util.Optional;

/** In which form a field of a file to capture is held: for whoever makes such a file from something else than JSON. */
public enum Shape {
    /** A string: a word, a code, a label. */
    WORD,
    /** A date as it is known, {@link Edtf}, or a day. */
    DATE,
    /** Decimal degrees, as a string. */
    DEGREES,
    NUMBER,
    TRUTH,
    /** A list of strings. */
    WORDS,
    /** An object with {@code lang} and {@code text}. */
    TEXT,
    /** A list of such objects, one for each language. */
    TEXTS;

    /** Of what the field is. */
    public enum Part {
        REPORT,
        PLACE,
        PERSON,
        ACT,
        INVOLVEMENT
    }

    private static Noun noun(Part part) {
        return switch (part) {
            case REPORT -> Nouns.CAPTURED;
            case PLACE -> Nouns.PLACE;
            case PERSON -> Nouns.CAPTURED_PERSON;
            case ACT -> Nouns.ACT;
            case INVOLVEMENT -> Nouns.INVOLVEMENT;
        };
    }

    /**
     * Returns the shape of a field.
     *
     * @param path the names of the objects around it inside the part, and its own: {@code detention}, {@code court}
     * @return empty when there is no such field, or it is a thing of its own with fields, or a list of such things
     */
    public static Optional<Shape> of(Part part, List<String> path) {
        Kind at = noun(part);
        for (String name : path) {
            Kind inside = at instanceof Kinds.PlainOr either ? either.more() : at;
            Optional<Field> field =
                    inside instanceof Noun noun && noun != Nouns.TEXT ? noun.field(name) : Optional.empty();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            at = field.get().kind();
        }
        return Optional.ofNullable(of(at));
    }

    private static Shape of(Kind kind) {
        if (kind instanceof Kinds.PlainOr either) {
            return of(either.plain());
        }
        if (kind instanceof Kinds.Listed list) {
            Shape entry = of(list.entry());
            return entry == TEXT ? TEXTS : entry == WORD ? WORDS : null;
        }
        if (kind instanceof Noun noun) {
            return noun == Nouns.TEXT ? TEXT : null;
        }
        if (kind instanceof Kinds.Number) {
            return NUMBER;
        }
        if (kind instanceof Kinds.Truth) {
            return TRUTH;
        }
        if (kind instanceof Kinds.Degrees) {
            return DEGREES;
        }
        return kind instanceof Kinds.Dated || kind instanceof Kinds.Day ? DATE : WORD;
    }
}
