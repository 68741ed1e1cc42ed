package org.letopis.casework;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Term;
import org.letopis.report.vocabulary.Vocabulary;

/** Finds the code of the vocabulary that a person means: the code itself, or words that fit one term only. */
public final class CodeWords {
    private static final int MOST_NAMED = 6;

    private final Source vocabulary;
    private final String language;

    /** Where the terms come from. */
    public interface Source {
        Vocabulary read() throws Failure;
    }

    /**
     * @param vocabulary asked for only where a code alone does not do, since to read it takes time
     * @param language in which terms are named to the person, and whose labels come first
     */
    public CodeWords(Source vocabulary, String language) {
        this.vocabulary = vocabulary;
        this.language = language;
    }

    /**
     * Returns the code: one of the form of this list's codes as it is, since reports of others may have any; or that of
     * the one term that is meant. A term whose label is just these words comes before those in whose label they stand, and these
     * before those that only speak of them.
     *
     * @throws Failure.Usage when no term or several of this list fit
     */
    public String code(ListName list, String said) throws Failure {
        String own = said.toLowerCase(Locale.ROOT);
        String builtIn = said.toUpperCase(Locale.ROOT);
        if (Term.isWellFormed(own)) {
            return own;
        }
        if (Term.isWellFormed(builtIn) && builtIn.charAt(0) == list.letter()) {
            return builtIn;
        }
        Vocabulary terms = vocabulary.read();
        List<Term> fitting = terms.search(said, language).stream()
                .filter(term -> term.list() == list)
                .toList();
        List<Term> nearest = Stream.of(
                        fitting.stream().filter(term -> isLabel(term, said)).toList(),
                        fitting.stream().filter(term -> isInLabel(term, said)).toList(),
                        fitting)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElseThrow(() -> new Failure.Usage("search.no-term", said, named(terms.list(list))));
        if (nearest.size() > 1) {
            throw new Failure.Usage("search.many-terms", said, named(nearest));
        }
        return nearest.get(0).code();
    }

    private static boolean isLabel(Term term, String said) {
        return term.labels().values().stream().anyMatch(label -> label.equalsIgnoreCase(said.strip()));
    }

    private static boolean isInLabel(Term term, String said) {
        String words = said.strip().toLowerCase(Locale.ROOT);
        return term.labels().values().stream()
                .anyMatch(label -> label.toLowerCase(Locale.ROOT).contains(words));
    }

    private String named(List<Term> terms) {
        String first = terms.stream()
                .limit(MOST_NAMED)
                .map(term -> term.code() + " " + term.label(language))
                .collect(Collectors.joining("; "));
        return terms.size() > MOST_NAMED ? first + "; ..." : first;
    }
}
