package org.letopis.report.vocabulary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of the vocabulary.
 *
 * @param code a letter and one to three digits, or {@code x-} and what a project chose
 * @param labels by language (BCP 47); at least one, and English and Russian of each built-in term
 * @param definitions one line each, by language; a project's own term may have none
 * @param treaty the articles it goes back to, for example {@code ICCPR 6}; without, {@link TermList} says why
 */
public record Term(
        String code,
        ListName list,
        Map<String, String> labels,
        Map<String, String> definitions,
        Optional<String> treaty,
        Optional<Huridocs> huridocs) {
    static final int MAX_CODE_CHARACTERS = 32;
    private static final String OWN = "x-";
    private static final Pattern FORM = Pattern.compile("[A-Z][0-9]{1,3}|" + OWN + "[a-z0-9]+(-[a-z0-9]+)*");

    public Term {
        labels = ordered(labels);
        definitions = ordered(definitions);
        if (!isWellFormed(code) || labels.isEmpty()) {
            throw new IllegalArgumentException("a term has a code and a label");
        }
    }

    private static Map<String, String> ordered(Map<String, String> texts) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** Returns whether this may be a code, known here or not. */
    public static boolean isWellFormed(String code) {
        return code.length() <= MAX_CODE_CHARACTERS && FORM.matcher(code).matches();
    }

    /** Returns whether this is the code of a project, not of ours. */
    public static boolean isOwn(String code) {
        return code.startsWith(OWN);
    }

    /** Returns the label in this language, or else in English, or else in the first that there is. */
    public String label(String language) {
        return in(labels, language).orElseGet(() -> labels.values().iterator().next());
    }

    /** Returns the definition in this language, or else in English, or else in the first that there is. */
    public Optional<String> definition(String language) {
        return in(definitions, language).or(() -> definitions.values().stream().findFirst());
    }

    /** Returns the text in this language, or in it without its script and region, or in English. */
    static Optional<String> in(Map<String, String> texts, String language) {
        for (String one : new String[] {language, language.split("-", 2)[0], "en"}) {
            if (texts.containsKey(one)) {
                return Optional.of(texts.get(one));
            }
        }
        return Optional.empty();
    }

    /** Returns the same term with further labels and definitions; what it has already stays. */
    Term with(Map<String, String> moreLabels, Map<String, String> moreDefinitions) {
        return new Term(code, list, joined(labels, moreLabels), joined(definitions, moreDefinitions), treaty, huridocs);
    }

    private static Map<String, String> joined(Map<String, String> texts, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        more.forEach(all::putIfAbsent);
        return all;
    }
}
