package org.letopis.report.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.json.JsonProblem;

/** The terms that are known: the built-in ones, and those of a project. Immutable. */
public final class Vocabulary {
    private final Map<String, Term> terms;

    private Vocabulary(Map<String, Term> terms) {
        this.terms = terms;
    }

    /** Read when it is first asked for: most commands need no vocabulary. */
    private static final class BuiltIn {
        static final Vocabulary ONLY = load();
    }

    /** Returns the terms that come with Letopis. */
    public static Vocabulary builtIn() {
        return BuiltIn.ONLY;
    }

    private static Vocabulary load() {
        ListFile file = ListFile.builtIn(resource("terms.csv"));
        if (!file.problems().isEmpty()) {
            JsonProblem first = file.problems().get(0);
            throw new IllegalStateException(first.key() + " " + first.arguments());
        }
        Map<String, Term> terms = new LinkedHashMap<>();
        file.terms().forEach(term -> terms.put(term.code(), term));
        return new Vocabulary(terms);
    }

    static byte[] resource(String name) {
        try (InputStream in = Vocabulary.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns these terms and those of the lists.
     *
     * @throws JsonProblem when two lists define one code, or one label in one language
     */
    public Vocabulary with(Collection<OwnList> lists) throws JsonProblem {
        Map<String, Term> all = new LinkedHashMap<>(terms);
        for (OwnList list : lists) {
            for (Term term : list.terms()) {
                if (all.putIfAbsent(term.code(), term) != null) {
                    throw new JsonProblem("vocabulary.lists-clash", term.code());
                }
            }
            for (ListFile.Translation more : list.translations()) {
                Term term = all.get(more.code());
                if (overlap(term.labels(), more.labels()) || overlap(term.definitions(), more.definitions())) {
                    throw new JsonProblem("vocabulary.lists-clash", term.code());
                }
                all.put(term.code(), term.with(more.labels(), more.definitions()));
            }
        }
        return new Vocabulary(all);
    }

    private static boolean overlap(Map<String, String> texts, Map<String, String> more) {
        return more.keySet().stream().anyMatch(texts::containsKey);
    }

    /** Returns the term with this code, as it is written: capitals count. */
    public Optional<Term> term(String code) {
        return Optional.ofNullable(terms.get(code));
    }

    /** Returns all terms, list after list, those of a project last in each. */
    public List<Term> terms() {
        return Arrays.stream(ListName.values())
                .flatMap(list -> list(list).stream())
                .toList();
    }

    /** Returns the terms of a list, in the order in which a person is offered them. */
    public List<Term> list(ListName list) {
        return terms.values().stream().filter(term -> term.list() == list).toList();
    }

    public boolean isKnown(ListName list, String code) {
        return term(code).filter(term -> term.list() == list).isPresent();
    }

    /**
     * Returns the terms in which each of these words stands, the likeliest first: it is the code or that of HURIDOCS, a
     * word of the label begins with it or has it inside, or so the definition. Labels and definitions of all languages
     * count; a word of Russian may have another ending.
     *
     * @param language whose labels come before those of others, for example {@code ru}
     */
    public List<Term> search(String words, String language) {
        return new Finding(language).find(terms(), words);
    }
}
