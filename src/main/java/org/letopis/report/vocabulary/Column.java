package org.letopis.report.vocabulary;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A column of a list file, by its heading.
 *
 * @param number from 1
 * @param heading as it stands in the file
 * @param kind what stands before the colon, or all
 * @param language what stands after it, or empty
 * @param isOfALanguage whether it holds words in that language
 */
record Column(int number, String heading, String kind, String language, boolean isOfALanguage) {
    static final String CODE = "code";
    static final String LIST = "list";
    static final String LABEL = "label";
    static final String DEFINITION = "definition";
    static final String TREATY = "treaty";
    static final String HURIDOCS = "huridocs";

    private static final int MOST_IN_A_DEFINITION = 300;
    private static final int MOST_ELSEWHERE = 80;
    private static final List<String> PLAIN = List.of(CODE, LIST, TREATY, HURIDOCS);
    private static final List<String> OF_A_LANGUAGE = List.of(LABEL, DEFINITION);

    /** Language, script and region of BCP 47, as in the texts of a report. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    static Column of(int number, String heading) {
        String[] parts = heading.strip().split(":", 2);
        String language = parts.length > 1 ? parts[1] : "";
        boolean isOfALanguage =
                OF_A_LANGUAGE.contains(parts[0]) && LANGUAGE.matcher(language).matches();
        return new Column(number, heading, parts[0], language, isOfALanguage);
    }

    boolean isKnown() {
        return PLAIN.contains(heading) || isOfALanguage;
    }

    /** Returns the most characters that a cell may have. */
    int mostCharacters() {
        return kind.equals(DEFINITION) ? MOST_IN_A_DEFINITION : MOST_ELSEWHERE;
    }
}
