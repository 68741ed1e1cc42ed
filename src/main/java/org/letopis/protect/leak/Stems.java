package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The stems of a Cyrillic name: its final vowel cut; where it is an adjective or a surname like one, both letters cut;
 * the vowel that drops out (Кравец, Кравца); and what Ukrainian changes inside a stem (Кіт, Кота; Ольга, Ользі).
 */
final class Stems {
    private static final int LEAST = 2;
    private static final String VOWELS = "аеиоуыэюяіїє";
    private static final String CUT = VOWELS + "йь";
    private static final List<String> ADJECTIVES = List.of("ий", "ый", "ой", "ая", "яя", "ій", "ое", "ые");
    private static final List<String> SURNAMES =
            List.of("ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "їн", "їна", "єв", "єва", "ін", "іна");
    private static final Set<String> NOUN_AND_BARE = Endings.union(List.of(Endings.NOUN, Endings.BARE));
    private static final Set<String> HIDDEN = Endings.union(List.of(Endings.NOUN, Endings.MANY));
    private static final Set<String> HIDDEN_SURNAME = Endings.union(List.of(HIDDEN, Endings.SURNAME));

    private final String word;
    private final boolean firstName;
    private final List<Stem> stems = new ArrayList<>();

    private Stems(String word, boolean firstName) {
        this.word = word;
        this.firstName = firstName;
    }

    /**
     * @param word folded
     * @param firstName whether it is one that surnames are made of; then those are left alone
     */
    static List<Stem> of(String word, boolean firstName) {
        Stems stems = new Stems(word, firstName);
        stems.run();
        return stems.stems;
    }

    private void run() {
        boolean vowel = CUT.indexOf(last(word)) >= 0;
        String cut = vowel ? cut(word, 1) : word;
        add(cut, NOUN_AND_BARE);
        if (!firstName) {
            add(cut, Endings.MANY);
        }
        if (!firstName && (word.endsWith("а") || word.endsWith("я"))) {
            add(cut, Endings.POSSESSIVE);
        }
        if (SURNAMES.stream().anyMatch(word::endsWith)) {
            add(cut, Endings.SURNAME);
        }
        for (String adjective : ADJECTIVES) {
            if (word.endsWith(adjective)) {
                add(cut(word, 2), Endings.ADJECTIVE);
            }
        }
        if (word.endsWith("ька") || word.endsWith("на")) {
            add(cut, Endings.ADJECTIVE);
        }
        dropped(word.endsWith("ь") ? cut(word, 1) : word);
        softened(cut);
        if (word.endsWith("ей")) {
            add(cut(word, 2) + "ь", HIDDEN);
        }
        int closed = Math.max(cut.lastIndexOf('і'), cut.lastIndexOf('ї'));
        if (closed > 0 && closed >= cut.length() - 3) {
            Set<String> endings = cut.endsWith("в") ? HIDDEN_SURNAME : HIDDEN;
            for (String open : List.of("о", "е", "є")) {
                add(cut.substring(0, closed) + open + cut.substring(closed + 1), endings);
            }
        }
    }

    /** Кравец, Кравца; Стрелец, Стрельца; Боец, Бойца; Павел, Павла. */
    private void dropped(String closed) {
        int at = closed.length() - 2;
        if (at < 2 || "оеіє".indexOf(closed.charAt(at)) < 0 || VOWELS.indexOf(last(closed)) >= 0) {
            return;
        }
        String before = closed.substring(0, at);
        String after = closed.substring(at + 1);
        if (VOWELS.indexOf(last(before)) >= 0) {
            add(before + "й" + after, HIDDEN);
        } else {
            add(before + after, HIDDEN);
            add(before + "ь" + after, HIDDEN);
        }
        if (after.equals("ц")) {
            add(before + "ч", Set.of("е", "ем", "у"));
        }
    }

    /** Ользі, Одарці, Солосі; Марче, Друже. */
    private void softened(String cut) {
        int at = "гкхц".indexOf(last(cut));
        if (at < 0) {
            return;
        }
        String before = cut(cut, 1);
        if (at < 3) {
            add(before + "зцс".charAt(at), Set.of("і"));
        }
        add(before + "жчшч".charAt(at), Set.of("е"));
    }

    private void add(String stem, Set<String> endings) {
        if (stem.length() >= LEAST) {
            stems.add(new Stem(stem, endings));
        }
    }

    private static char last(String word) {
        return word.charAt(word.length() - 1);
    }

    private static String cut(String word, int letters) {
        return word.substring(0, Math.max(0, word.length() - letters));
    }
}
