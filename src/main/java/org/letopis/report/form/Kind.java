package org.letopis.report.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of answer a question takes. */
public enum Kind {
    /** Some sentences. */
    TEXT,
    /** A few words on one line. */
    WORDS,
    CHOICE,
    /** A date as people say it, or in EDTF. */
    DATE,
    PLACE,
    /** A number; a fraction where the field takes one. */
    NUMBER,
    /** Yes, no, or not known. */
    YES_NO,
    /** One of the people of the report, or a new one. */
    PERSON,
    /** Takes no answer: words to the one who asks. */
    NOTE;

    /** Returns the word that stands for it in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
