package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One protected person as the names finder knows them. */
final class Listed {
    private final String person;
    private final Set<String> small = new HashSet<>();
    private final List<List<String>> smallNames = new ArrayList<>();

    Listed(String person) {
        this.person = person;
    }

    String person() {
        return person;
    }

    /** Takes note of a name's words that are no hit alone: initials, particles and very short words. */
    void note(List<Word> words) {
        for (Word word : words) {
            small.addAll(Initials.of(word.text().charAt(0)));
            if (isSmall(word.text())) {
                small.addAll(word.isCyrillic() ? Declined.forms(word.text()) : Set.of(word.text()));
            }
        }
        if (words.size() > 1 && words.stream().allMatch(word -> isSmall(word.text()))) {
            smallNames.add(words.stream().map(Word::text).toList());
        }
    }

    static boolean isSmall(String word) {
        return word.length() < NameIndex.LEAST_LETTERS || WordList.PARTICLES.contains(word);
    }

    /** Returns whether the word belongs to the person's name where it stands beside another word of it. */
    boolean knowsSmall(Word word) {
        if (word.isArabic()) {
            return ArabicForms.bases(word.text()).stream().anyMatch(small::contains);
        }
        return small.contains(word.text()) && (word.capital() || WordList.PARTICLES.contains(word.text()));
    }

    /** Returns names of which no word is a hit alone; they are hits as a whole. */
    List<List<String>> smallNames() {
        return smallNames;
    }
}
