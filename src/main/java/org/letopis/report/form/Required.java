package org.letopis.report.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is incomplete without an answer. "I do not know" is an answer, and never refused. */
public enum Required {
    /** The report. */
    ALWAYS,
    /** A submission to a procedure of the United Nations. */
    FOR_UN,
    NO;

    /** Returns the word that stands for it in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Required> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
