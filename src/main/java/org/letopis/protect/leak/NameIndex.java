package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of all protected names, by their forms, stems and skeletons. Asking costs a few look-ups for each ending that
 * a word may have, however many people are listed.
 */
final class NameIndex {
    static final int LEAST_LETTERS = 3;
    /** Stems of fewer sounds are not looked for with endings in another alphabet. */
    private static final int LEAST_STEM_SOUNDS = 4;
    /** A word without a capital letter must be longer to be a name. */
    private static final int LEAST_SMALL_LETTERS = 4;
    /** And have more sounds, where it is spelled in another alphabet. */
    private static final int LEAST_SMALL_SOUNDS = 5;
    /** And its stem longer still, where it is spelled otherwise than the listed name. */
    private static final int LEAST_SMALL_STEM = 6;

    private static final Set<String> ANY =
            Endings.union(List.of(Endings.NOUN, Endings.SURNAME, Endings.ADJECTIVE, Endings.MANY, Endings.BARE));

    /** @param common whether the listed word is also a word of the language */
    private record Entry(Listed listed, boolean common, Set<String> endings, Set<String> latinEndings) {}

    private final Map<String, List<Entry>> forms = new HashMap<>();
    private final Map<String, List<Entry>> stems = new HashMap<>();
    private final Map<String, List<Entry>> skeletons = new HashMap<>();
    private final Map<String, List<Entry>> skeletonStems = new HashMap<>();
    private final Map<Set<String>, Set<String>> latinEndings = new HashMap<>();
    private int longestEnding;

    /** @param word of three letters at least */
    void add(Word word, FoldedText in, Listed listed) {
        String text = word.text();
        boolean common = WordList.COMMON.contains(text);
        Entry whole = entry(listed, common, Endings.BARE);
        put(forms, text, whole);
        if (word.isCyrillic()) {
            Declined.forms(text).forEach(form -> put(forms, form, whole));
            Skeleton.keysOfCyrillic(text).forEach(key -> put(skeletons, key, whole));
            yo(word, in, whole);
            for (Stem stem : Stems.of(text, WordList.FIRST_NAMES.contains(text))) {
                Entry entry = entry(listed, common, stem.endings());
                put(stems, stem.text(), entry);
                Skeleton.keysOfCyrillic(stem.text()).forEach(key -> putStem(key, entry));
            }
        } else if (word.isLatin()) {
            Entry any = entry(listed, common, ANY);
            for (String key : Skeleton.keysOfListedLatin(word.withMarks(in))) {
                put(skeletons, key, whole);
                putStem(key.replaceAll("[aeiou]+$", ""), any);
                putStem(key.replaceAll("[eo]([ckl])$", "$1"), any);
            }
        } else if (word.isArabic() && text.startsWith("ال") && text.length() - 2 >= LEAST_LETTERS) {
            put(forms, text.substring(2), whole);
        }
    }

    /** A listed ё may be written o (Korolyov), which a folded one no longer tells. */
    private void yo(Word word, FoldedText in, Entry whole) {
        String original = in.original(word.start(), word.end());
        if (original.indexOf('ё') >= 0 || original.indexOf('Ё') >= 0) {
            String spelled =
                    FoldedText.of(original.replace('ё', 'о').replace('Ё', 'О')).text();
            Skeleton.keysOfCyrillic(spelled).forEach(key -> {
                put(skeletons, key, whole);
                putStem(key, entry(whole.listed, whole.common, ANY));
            });
        }
    }

    private Entry entry(Listed listed, boolean common, Set<String> endings) {
        Set<String> latin = latinEndings.computeIfAbsent(
                endings, each -> each.stream().map(Skeleton::ofCyrillic).collect(Collectors.toUnmodifiableSet()));
        for (String ending : endings) {
            longestEnding = Math.max(longestEnding, ending.length());
        }
        return new Entry(listed, common, endings, latin);
    }

    private void putStem(String key, Entry entry) {
        if (key.length() > LEAST_STEM_SOUNDS && !key.startsWith(Skeleton.SHORT)) {
            put(skeletonStems, key, entry);
        }
    }

    private static void put(Map<String, List<Entry>> map, String key, Entry entry) {
        List<Entry> entries = map.computeIfAbsent(key, unknown -> new ArrayList<>(1));
        if (!entries.contains(entry)) {
            entries.add(entry);
        }
    }

    /** Returns the people of whose name the word may be a form. */
    Set<Listed> people(Word word, FoldedText in) {
        Asked asked = new Asked(word);
        if (word.text().length() < LEAST_LETTERS) {
            asked.take(forms.get(word.text()), "");
        } else if (word.isArabic()) {
            arabic(word, in, asked);
        } else {
            asked.take(forms.get(word.text()), "");
            String twin = LookAlikes.twin(word.text());
            if (!twin.equals(word.text())) {
                asked.take(forms.get(twin), "");
            }
            if (word.isCyrillic()) {
                cyrillic(word.text(), asked);
            } else if (word.isLatin()) {
                latin(word, in, asked);
            }
        }
        return asked.people;
    }

    private void cyrillic(String text, Asked asked) {
        if (text.length() >= LEAST_STEM_SOUNDS) {
            asked.take(skeletons.get("e" + Skeleton.ofCyrillic(text)), "");
        }
        for (int cut = 0; cut <= longestEnding && text.length() - cut >= 2; cut++) {
            String stem = text.substring(0, text.length() - cut);
            String ending = text.substring(text.length() - cut);
            asked.take(stems.get(stem), ending);
            boolean known = cut == 0 || ANY.contains(ending) || Endings.POSSESSIVE.contains(ending);
            if (known && (asked.word.capital() || stem.length() >= LEAST_SMALL_STEM)) {
                asked.take(skeletonStems.get("e" + Skeleton.ofCyrillic(stem)), ending);
            }
        }
    }

    private void latin(Word word, FoldedText in, Asked asked) {
        String marked = word.withMarks(in);
        int latin = 0;
        while (latin < marked.length() && !LookAlikes.isCyrillic(marked.charAt(latin))) {
            latin++;
        }
        if (latin < marked.length()) {
            latinWithCyrillicEnding(word.text().substring(0, latin), marked.substring(0, latin), asked);
            return;
        }
        spelled(marked, asked);
        for (String plural : List.of("s", "es")) {
            int end = marked.length() - plural.length();
            if (word.capital() && end >= LEAST_LETTERS && marked.endsWith(plural)) {
                asked.take(forms.get(word.text().substring(0, end)), "");
                spelled(marked.substring(0, end), asked);
            }
        }
    }

    private void spelled(String marked, Asked asked) {
        for (String key : Skeleton.keysOfLatin(marked)) {
            if (!asked.word.capital() && key.length() <= LEAST_SMALL_SOUNDS) {
                continue;
            }
            asked.take(skeletons.get(key), "");
            for (int cut = 0; cut <= longestEnding && key.length() - cut > LEAST_STEM_SOUNDS; cut++) {
                asked.takeLatin(
                        skeletonStems.get(key.substring(0, key.length() - cut)), key.substring(key.length() - cut));
            }
        }
    }

    private void latinWithCyrillicEnding(String latin, String marked, Asked asked) {
        asked.take(forms.get(latin), "");
        for (String key : Skeleton.keysOfLatin(marked)) {
            asked.take(skeletons.get(key), "");
            asked.takeLatin(skeletonStems.get(key), "");
        }
        for (String vowel : List.of("a", "o", "e", "y")) {
            asked.take(forms.get(latin + vowel), "");
        }
    }

    /** The preposition على is no man's name, though it folds to one. */
    private void arabic(Word word, FoldedText in, Asked asked) {
        boolean preposition = word.text().endsWith("علي") && in.marked(word.end() - 1);
        if (!preposition) {
            ArabicForms.bases(word.text()).forEach(base -> asked.take(forms.get(base), ""));
        }
    }

    /** One question: whom a word may name. */
    private static final class Asked {
        private final Word word;
        private final boolean smallLetters;
        private final boolean common;
        private final Set<Listed> people = new LinkedHashSet<>();

        Asked(Word word) {
            this.word = word;
            smallLetters = !word.capital() && !word.isArabic();
            common = smallLetters && WordList.COMMON.contains(word.text());
        }

        void take(List<Entry> entries, String ending) {
            if (entries != null) {
                for (Entry entry : entries) {
                    if (entry.endings.contains(ending) && !isWord(entry)) {
                        people.add(entry.listed);
                    }
                }
            }
        }

        void takeLatin(List<Entry> entries, String ending) {
            if (entries != null) {
                for (Entry entry : entries) {
                    if (entry.latinEndings.contains(ending) && !isWord(entry)) {
                        people.add(entry.listed);
                    }
                }
            }
        }

        private boolean isWord(Entry entry) {
            return smallLetters && (common || entry.common || word.text().length() < LEAST_SMALL_LETTERS);
        }
    }
}
