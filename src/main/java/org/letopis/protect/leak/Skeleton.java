package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is left of a name in every spelling: one letter for each sound, capitals for the sounds that take several Latin
 * letters (J ж, C ч, S ш щ), no soft signs, no doubled letters, no i before a vowel. A Cyrillic name has one skeleton for
 * each way of reading Latin; a Latin word is read in each of these ways. Joins ICAO, BGN/PCGN, ISO 9 and informal
 * spellings (key {@code e}), German (key {@code d}) and French (key {@code f}).
 */
final class Skeleton {
    private static final String CYRILLIC = "абвгґдеєэжзиіїйыклмнопрстуўфхцчшщюяьъ";
    private static final String SOUNDS = "abvggdeeeJziiiiiklmnoprstuvfhcCSSua  ";

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("shch", "S"),
            Map.entry("sch", "S"),
            Map.entry("tch", "C"),
            Map.entry("ch", "C"),
            Map.entry("sh", "S"),
            Map.entry("zh", "J"),
            Map.entry("kh", "h"),
            Map.entry("gh", "g"),
            Map.entry("ph", "f"),
            Map.entry("th", "t"),
            Map.entry("tz", "c"),
            Map.entry("tc", "c"),
            Map.entry("ck", "k"),
            Map.entry("q", "k"),
            Map.entry("x", "ks"),
            Map.entry("w", "v"),
            Map.entry("y", "i"),
            Map.entry("j", "i"));

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("schtsch", "S"),
            Map.entry("tsch", "C"),
            Map.entry("sch", "S"),
            Map.entry("ch", "h"),
            Map.entry("ck", "k"),
            Map.entry("tz", "c"),
            Map.entry("z", "c"),
            Map.entry("w", "v"),
            Map.entry("j", "i"),
            Map.entry("y", "i"),
            Map.entry("x", "ks"),
            Map.entry("ph", "f"),
            Map.entry("th", "t"),
            Map.entry("q", "k"));

    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("chtch", "S"),
            Map.entry("tch", "C"),
            Map.entry("sch", "S"),
            Map.entry("ch", "S"),
            Map.entry("kh", "h"),
            Map.entry("ou", "u"),
            Map.entry("gue", "ge"),
            Map.entry("gui", "gi"),
            Map.entry("guy", "gi"),
            Map.entry("j", "J"),
            Map.entry("qu", "k"),
            Map.entry("tz", "c"),
            Map.entry("w", "v"),
            Map.entry("y", "i"),
            Map.entry("x", "ks"),
            Map.entry("ph", "f"),
            Map.entry("th", "t"));

    private static final int LONGEST_SPELLING = 7;
    static final int LEAST_SOUNDS = 4;
    /** Of a shorter word no guess is made how it was spelled. */
    private static final int LEAST_GUESSED = 5;
    /** How the keys of short names begin. */
    static final String SHORT = "s";

    private static final String VOWELS = "aeou";

    private Skeleton() {}

    /** Returns the skeleton of a folded Cyrillic word. */
    static String ofCyrillic(String word) {
        return bare(sounds(word));
    }

    private static String sounds(String word) {
        StringBuilder sounds = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int at = CYRILLIC.indexOf(word.charAt(i));
            char sound = at < 0 ? word.charAt(i) : SOUNDS.charAt(at);
            if (word.charAt(i) == 'я' || word.charAt(i) == 'ю') {
                sounds.append('i');
            }
            if (sound != ' ') {
                sounds.append(sound);
            }
        }
        return sounds.toString();
    }

    /** Returns the keys under which a listed Cyrillic word, or the stem of one, is found. */
    static Set<String> keysOfCyrillic(String word) {
        Set<String> keys = new LinkedHashSet<>();
        for (String spelling : Set.copyOf(List.of(word, word.replace('г', 'х'), word.replace('ъ', 'е')))) {
            listed(sounds(spelling), keys);
        }
        return keys;
    }

    /** However a listed name was read, other spellings of the same sounds are to be found. */
    private static void listed(String sounds, Set<String> keys) {
        put('e', sounds, keys);
        put('f', sounds, keys);
        put('d', german(sounds), keys);
    }

    /** A skeleton of few sounds would join too much; such a name is compared with its i, and in all ways of reading. */
    private static void put(char way, String sounds, Set<String> keys) {
        String skeleton = bare(sounds);
        if (skeleton.length() >= LEAST_SOUNDS) {
            keys.add(way + skeleton);
        } else {
            keys.add(SHORT + sounds.replaceAll("i+", "i").replace("ie", "e"));
        }
    }

    /**
     * Returns the keys of a Latin word, one for each way of reading it.
     *
     * @param word folded, as {@link Word#withMarks}
     */
    static Set<String> keysOfLatin(String word) {
        Set<String> keys = new LinkedHashSet<>();
        english(word).forEach(spelling -> put('e', read(spelling, ENGLISH), keys));
        put('d', german(read(word, GERMAN)), keys);
        put('f', read(french(word), FRENCH), keys);
        return keys;
    }

    /** Returns the keys of a listed Latin word, whose way of spelling nobody told. */
    static Set<String> keysOfListedLatin(String word) {
        Set<String> keys = new LinkedHashSet<>();
        listed(read(word, ENGLISH), keys);
        if (word.length() > LEAST_GUESSED) {
            english(word).forEach(spelling -> listed(read(spelling, ENGLISH), keys));
            listed(read(word, GERMAN), keys);
            listed(read(french(word), FRENCH), keys);
        }
        return keys;
    }

    /** German writes s for з as for с, and sch for ж as for ш. */
    private static String german(String sounds) {
        return sounds.replace('z', 's').replace('J', 'S');
    }

    /** Spellings that no table has and many people use: x for х, c for к, j for ж, yo for ё, off for ов. */
    private static List<String> english(String word) {
        List<String> spellings = new ArrayList<>(List.of(word));
        if (word.length() < LEAST_GUESSED) {
            return spellings;
        }
        spellings.add(word.replace('x', 'h'));
        spellings.add(word.replaceAll("c(?!h)", "k"));
        spellings.add(word.replace('j', 'J'));
        for (String yo : List.of("yo", "jo", "io")) {
            spellings.add(word.replace(yo, "e"));
        }
        if (word.endsWith("er")) {
            spellings.add(word.substring(0, word.length() - 2) + "r");
        }
        if (word.endsWith("off") || word.endsWith("eff")) {
            spellings.add(word.substring(0, word.length() - 2) + "v");
        }
        return spellings.stream().distinct().toList();
    }

    private static String french(String word) {
        if (word.endsWith("ine") || word.endsWith("yne")) {
            return word.substring(0, word.length() - 1);
        }
        return word.endsWith("off") || word.endsWith("eff") ? word.substring(0, word.length() - 2) + "v" : word;
    }

    private static String read(String word, Map<String, String> spellings) {
        StringBuilder sounds = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); ) {
            int length = Math.min(LONGEST_SPELLING, word.length() - i);
            while (length > 0 && !spellings.containsKey(word.substring(i, i + length))) {
                length--;
            }
            sounds.append(length > 0 ? spellings.get(word.substring(i, i + length)) : word.substring(i, i + 1));
            i += Math.max(1, length);
        }
        return sounds.toString().replace("U", "iu").replace("A", "ia");
    }

    private static String bare(CharSequence sounds) {
        StringBuilder bare = new StringBuilder(sounds.length());
        for (int i = 0; i < sounds.length(); i++) {
            char sound = sounds.charAt(i);
            char last = bare.length() == 0 ? ' ' : bare.charAt(bare.length() - 1);
            if (VOWELS.indexOf(sound) >= 0 && last == 'i') {
                bare.setLength(bare.length() - 1);
                last = bare.length() == 0 ? ' ' : bare.charAt(bare.length() - 1);
            } else if (sound == 's' && last == 't') {
                bare.setLength(bare.length() - 1);
                sound = 'c';
                last = bare.length() == 0 ? ' ' : bare.charAt(bare.length() - 1);
            } else if (sound == 'C' && last == 'S') {
                continue;
            }
            if (sound != last) {
                bare.append(sound);
            }
        }
        return bare.toString();
    }
}
