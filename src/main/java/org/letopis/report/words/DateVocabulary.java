package org.letopis.report.words;

import java.util.Map;

/** The words that dates are made of, English and Russian, in all their forms, for whoever looks for dates in a text. */
public final class DateVocabulary {
    private DateVocabulary() {}

    /** Returns the names of months, cut ones too, in small letters with "е" for "ё", each with its number from 1. */
    public static Map<String, Integer> months() {
        return Lexicon.loaded().values(Kind.MONTH);
    }

    /** Returns the numbers of days, such as "двенадцатого" and "twelfth"; the words of one are joined by a blank. */
    public static Map<String, Integer> ordinals() {
        return Lexicon.loaded().values(Kind.ORDINAL);
    }

    /** Returns the numbers from 1 to 12 that are counted with. */
    public static Map<String, Integer> numbers() {
        return Lexicon.loaded().values(Kind.NUMBER);
    }
}
