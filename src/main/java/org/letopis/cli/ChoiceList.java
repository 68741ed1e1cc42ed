package org.letopis.cli;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can be chosen, narrowed by words. Numbers count from 1 in the list as it is narrowed. */
final class ChoiceList {
    /**
     * One that can be chosen.
     *
     * @param id what the caller knows it by; typed in full it is chosen at once
     * @param label what is shown, in one line
     * @param about a short explanation, or empty
     * @param also further words to find it by, for example the label in another language
     */
    record Option(String id, String label, String about, String also) {
        private String inLabel() {
            return plain(id + " " + label);
        }

        private String inAll() {
            return plain(String.join(" ", id, label, also, about));
        }
    }

    private static final int STEM_CHARACTERS = 4;
    private static final int ENDING_CHARACTERS = 2;

    private final List<Option> options;

    ChoiceList(List<Option> options) {
        this.options = List.copyOf(options);
    }

    List<Option> options() {
        return options;
    }

    /** Returns the one that was typed in full: its id, or its label. */
    Optional<Option> byId(String typed) {
        return options.stream()
                .filter(one -> one.id().equalsIgnoreCase(typed) || one.label().equalsIgnoreCase(typed))
                .findFirst();
    }

    /**
     * Returns those that have all these words, whole or as beginnings, in any order; those that have them in their label
     * first. Where there are none, words may differ in their last two letters, and then stand inside other words.
     */
    ChoiceList narrowed(String typed) {
        List<String> words = List.of(plain(typed).strip().split(" +"));
        List<String> stems = words.stream().map(ChoiceList::stem).toList();
        return Stream.<Predicate<String>>of(
                        text -> words.stream().allMatch(word -> text.contains(" " + word)),
                        text -> stems.stream().allMatch(stem -> text.contains(" " + stem)),
                        text -> words.stream().allMatch(text::contains))
                .map(this::matching)
                .filter(list -> !list.options.isEmpty())
                .findFirst()
                .orElse(new ChoiceList(List.of()));
    }

    private ChoiceList matching(Predicate<String> fits) {
        List<Option> found = new ArrayList<>(
                options.stream().filter(one -> fits.test(one.inAll())).toList());
        found.sort(Comparator.comparing(one -> !fits.test(one.inLabel())));
        return new ChoiceList(found);
    }

    private static String stem(String word) {
        int kept = Math.max(STEM_CHARACTERS, word.length() - ENDING_CHARACTERS);
        return word.substring(0, Math.min(word.length(), kept));
    }

    /** Returns the words in small letters, a blank before each, without marks: ё is е, é is e, and й stays й. */
    private static String plain(String text) {
        String marked = text.toLowerCase(Locale.ROOT).replace('й', '\u0001');
        return Normalizer.normalize(marked, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replace('\u0001', 'й')
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .replaceAll("^ ?", " ");
    }
}
