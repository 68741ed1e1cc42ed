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
            Map.entry("shch", "S"), Map.entry("sch", "S"), Map.entry("tch", "C"), Map.entry("ch", "C"),
            Map.entry("sh", "S"), Map.entry("zh", "J"), Map.entry("kh", "h"), Map.entry("gh", "g"),
            Map.entry("ph", "f"), Map.entry("th", "t"), Map.entry("tz", "c"), Map.entry("tc", "c"),
            Map.entry("ck", "k"), Map.entry("q", "k"), Map.entry("x", "ks"), Map.entry("w", "v"),
            Map.entry("y", "i"), Map.entry("j", "i"));

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("schtsch", "S"), Map.entry("tsch", "C"), Map.entry("sch", "S"), Map.entry("ch", "h"),
            Map.entry("ck", "k"), Map.entry("tz", "c"), Map.entry("z", "c"), Map.entry("w", "v"), Map.entry("j", "i"),
            Map.entry("y", "i"), Map.entry("x", "ks"), Map.entry("ph", "f"), Map.entry("th", "t"), Map.entry("q", "k"));

    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("chtch", "S"), Map.entry("tch", "C"), Map.entry("sch", "S"), Map.entry("ch", "S"),
            Map.entry("kh", "h"), Map.entry("ou", "u"), Map.entry("gue", "ge"), Map.entry("gui", "gi"),
            Map.entry("guy", "gi"), Map.entry("j", "J"), Map.entry("qu", "k"), Map.entry("tz", "c"),
            Map.entry("w", "v"), Map.entry("y", "i"), Map.entry("x", "ks"), Map.entry("ph", "f"), Map.entry("th", "t"));

    private static final int LONGEST_SPELLING = 7;
    /** A skeleton of fewer joins too much. */
    static final int LEAST_SOUNDS = 3;

    private static final String VOWELS = "aeou";

    private Skeleton() {}

    /** Returns the skeleton of a folded Cyrillic word. */
    static String ofCyrillic(String word) {
        StringBuilder sounds = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            int at = CYRILLIC.indexOf(word.charAt(i));
            char sound = at < 0 ? word.charAt(i) : SOUNDS.charAt(at);
            if (sound != ' ') {
                sounds.append(sound);
            }
        }
        return bare(sounds);
    }

    /** Returns the keys under which a listed Cyrillic word, or the stem of one, is found. */
    static Set<String> keysOfCyrillic(String word) {
        Set<String> keys = new LinkedHashSet<>();
        for (String spelling : Set.copyOf(List.of(word, word.replace('г', 'х'), word.replace('ъ', 'е')))) {
            String skeleton = ofCyrillic(spelling);
            keys.add("e" + skeleton);
            keys.add("f" + skeleton);
            if (skeleton.length() < LEAST_SOUNDS) {
                keys.add("s" + full(spelling.replace("я", "иа").replace("ю", "иу")));
            }
            keys.add("d" + bare(german(skeleton)));
        }
        return keys;
    }

    /**
     * Returns the keys of a Latin word, one for each way of reading it.
     *
     * @param word folded, with C, S, J for a letter that had a mark
     */
    static Set<String> keysOfLatin(String word) {
        Set<String> keys = new LinkedHashSet<>();
        english(word, keys);
        keys.add("d" + bare(german(read(word, GERMAN))));
        keys.add("f" + bare(read(french(word), FRENCH)));
        return keys;
    }

    /** Returns the keys of a listed Latin word: however it was read, another spelling of the same sounds is found. */
    static Set<String> keysOfListedLatin(String word) {
        Set<String> keys = keysOfLatin(word);
        Set<String> sounds = new LinkedHashSet<>();
        keys.stream().filter(key -> key.startsWith("e")).forEach(key -> sounds.add(key.substring(1)));
        sounds.add(bare(read(word, GERMAN)));
        sounds.add(bare(read(french(word), FRENCH)));
        for (String each : sounds) {
            keys.add("e" + each);
            keys.add("f" + each);
            keys.add("d" + bare(german(each)));
        }
        return keys;
    }

    /** German writes s for з as for с, and sch for ж as for ш. */
    private static String german(String sounds) {
        return sounds.replace('z', 's').replace('J', 'S');
    }

    private static void english(String word, Set<String> keys) {
        List<String> spellings = new ArrayList<>(List.of(word));
        if (word.indexOf('x') >= 0) {
            spellings.add(word.replace('x', 'h'));
        }
        if (word.indexOf('c') >= 0) {
            spellings.add(word.replaceAll("c(?![h])", "k"));
        }
        if (word.indexOf('j') >= 0) {
            spellings.add(word.replace('j', 'J'));
        }
        if (word.endsWith("er")) {
            spellings.add(word.substring(0, word.length() - 2) + "r");
        }
        for (String yo : List.of("yo", "jo", "io")) {
            if (word.contains(yo)) {
                spellings.add(word.replace(yo, "e"));
            }
        }
        if (word.endsWith("off") || word.endsWith("eff")) {
            spellings.add(word.substring(0, word.length() - 2) + "v");
        }
        for (String spelling : spellings) {
            String sounds = read(spelling, ENGLISH);
            String skeleton = bare(sounds);
            keys.add("e" + skeleton);
            if (skeleton.length() < LEAST_SOUNDS) {
                keys.add("s" + sounds.replaceAll("i+", "i"));
            }
        }
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
        return sounds.toString();
    }

    /** Лия has two sounds once its i is dropped; short names keep theirs. */
    private static String full(String word) {
        StringBuilder sounds = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            int at = CYRILLIC.indexOf(word.charAt(i));
            sounds.append(at < 0 ? word.charAt(i) : SOUNDS.charAt(at));
        }
        return sounds.toString().replace(" ", "").replaceAll("i+", "i");
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
