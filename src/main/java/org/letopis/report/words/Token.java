package org.letopis.report.words;

/**
 * A word, number or sign of a phrase.
 *
 * @param value what {@link Kind} says of it
 * @param text as it stood, in small letters, or what {@link Kind} says
 * @param at whether "at" or "в" stood before it
 */
record Token(Kind kind, int value, String text, boolean at) {
    Token(Kind kind, int value, String text) {
        this(kind, value, text, false);
    }

    Token afterAt() {
        return new Token(kind, value, text, true);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(PhraseUnit unit) {
        return kind == Kind.UNIT && value == unit.ordinal();
    }

    /** Whether this is a number of a day, as far as can be told alone. */
    boolean isDay() {
        return (kind == Kind.NUMBER || kind == Kind.ORDINAL) && value >= 1 && value <= 31 && text.length() <= 2;
    }

    boolean isYear() {
        return (kind == Kind.NUMBER || kind == Kind.ORDINAL) && text.length() == 4 && value >= 1800 && value <= 2199;
    }
}
