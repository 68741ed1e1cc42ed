package org.letopis.report.vocabulary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds terms by words, in capitals or not, with е for ё. */
final class Finding {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final String language;

    /** A term and how far from its heart the words stand. */
    private record Found(Term term, int distance) {}

    /** A term as it is searched. */
    private record Page(
            boolean isOwn, List<String> codes, String label, List<String> labels, List<String> definitions) {}

    Finding(String language) {
        this.language = language;
    }

    List<Term> find(List<Term> terms, String text) {
        List<String> words = Stream.of(folded(text).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<Found> found = new ArrayList<>();
        for (Term term : terms) {
            Page page = page(term);
            int farthest =
                    words.stream().mapToInt(word -> distance(page, word)).max().orElse(NOWHERE);
            if (farthest != NOWHERE) {
                found.add(new Found(term, farthest));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::distance))
                .map(Found::term)
                .toList();
    }

    private Page page(Term term) {
        List<String> codes = new ArrayList<>(List.of(folded(term.code())));
        term.huridocs().ifPresent(one -> codes.addAll(List.of(one.code().split(", "))));
        return new Page(
                Term.isOwn(term.code()),
                codes,
                folded(term.label(language)),
                term.labels().values().stream().map(Finding::folded).toList(),
                term.definitions().values().stream().map(Finding::folded).toList());
    }

    private static int distance(Page page, String word) {
        if (page.codes().contains(word) || page.isOwn() && page.codes().get(0).contains(word)) {
            return 0;
        }
        if (begins(word, List.of(page.label()))) {
            return 1;
        }
        if (begins(word, page.labels())) {
            return 2;
        }
        List<String> stems = stems(word);
        if (stems.stream().anyMatch(stem -> begins(stem, page.labels()))) {
            return 3;
        }
        if (page.labels().stream().anyMatch(label -> label.contains(word))) {
            return 4;
        }
        if (begins(word, page.definitions())) {
            return 5;
        }
        if (stems.stream().anyMatch(stem -> begins(stem, page.definitions()))) {
            return 6;
        }
        return page.definitions().stream().anyMatch(definition -> definition.contains(word)) ? 7 : NOWHERE;
    }

    private static boolean begins(String word, Collection<String> texts) {
        for (String text : texts) {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Words of Russian change at their ends: one letter may go, of a longer word two. English needs none of it. */
    private static List<String> stems(String word) {
        int letters = word.length();
        if (word.chars().allMatch(c -> c < 0x80) || letters < 4) {
            return List.of();
        }
        String shorter = word.substring(0, letters - 1);
        return letters < 6 ? List.of(shorter) : List.of(shorter, word.substring(0, letters - 2));
    }

    private static String folded(String text) {
        String compatible = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return compatible.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    /** Returns whether all is printable ASCII or Cyrillic without loose marks, which no normal form changes. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f && (c < 0x400 || c > 0x45f)) {
                return false;
            }
        }
        return true;
    }
}
