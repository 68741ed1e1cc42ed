package org.letopis.report.vocabulary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a term stands in the lists of HURIDOCS (Micro-thesauri, 2001).
 *
 * @param thesaurus the number of the list, 1 to 99
 * @param code its code there, without the zeros at the end; of several, all, parted by a comma and a blank
 */
public record Huridocs(int thesaurus, String code) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]?):([0-9]{2,14}(?:, [0-9]{2,14}){0,7})");

    /** Reads the form of a list file, for example {@code 18:0103, 0104}. */
    static Optional<Huridocs> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Huridocs(Integer.parseInt(form.group(1)), form.group(2)))
                : Optional.empty();
    }
}
