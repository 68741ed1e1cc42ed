package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes from a folded Arabic word what may be attached to a name: conjunctions, prepositions, the article, pronouns. */
final class ArabicForms {
    private static final List<String> PREFIXES = List.of(
            "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ول", "وب", "وك", "فل", "فب", "ولل",
            "وبال", "فلل", "يا");
    private static final Set<String> SUFFIXES =
            Set.of("ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "نا", "ي", "ين", "ون", "ان", "ا");

    private static final int LEAST = 3;
    private static final int LEAST_BEFORE_SUFFIX = 4;
    private static final int LONGEST_SUFFIX = 3;

    private ArabicForms() {}

    /** Returns what a name in the word could be, the word itself first. */
    static List<String> bases(String word) {
        List<String> bases = new ArrayList<>();
        add(word, bases);
        for (String prefix : PREFIXES) {
            if (word.startsWith(prefix) && word.length() - prefix.length() >= LEAST) {
                add(word.substring(prefix.length()), bases);
            }
        }
        return bases;
    }

    private static void add(String word, List<String> bases) {
        bases.add(word);
        for (int length = 1; length <= LONGEST_SUFFIX; length++) {
            int end = word.length() - length;
            if (end >= LEAST_BEFORE_SUFFIX && SUFFIXES.contains(word.substring(end))) {
                String base = word.substring(0, end);
                bases.add(base);
                if (base.endsWith("ت")) {
                    bases.add(base.substring(0, end - 1) + "ه");
                }
            }
        }
    }
}
