package org.letopis.protect.leak;

import java.util.Map;

/**
 * Brings the name of a street in Cyrillic and in Latin letters to one form, without the vowels that a case changes at the
 * end. It brings more together than belongs together, which the number of the house beside it outweighs.
 */
final class StreetSound {
    private static final int LEAST_LETTERS = 3;

    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('є', "ie"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('і', "i"),
            Map.entry('ї', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('о', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ў', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "kh"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "shch"),
            Map.entry('ъ', ""),
            Map.entry('ы', "i"),
            Map.entry('ь', ""),
            Map.entry('э', "e"),
            Map.entry('ю', "iu"),
            Map.entry('я', "ia"));

    /** What one way of writing has for what another writes otherwise, longer ones first. */
    private static final String[][] ALIKE = {
        {"shch", "s"},
        {"sch", "s"},
        {"sh", "s"},
        {"zh", "i"},
        {"kh", "h"},
        {"ch", "h"},
        {"ts", "z"},
        {"tz", "z"},
        {"ph", "f"},
        {"x", "ks"},
        {"c", "z"},
        {"w", "v"},
        {"y", "i"},
        {"j", "i"},
        {"'", ""}
    };

    private StreetSound() {}

    /** Returns the form, or nothing of a word that is too short to tell anything. */
    static String of(String word) {
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            latin.append(LATIN.getOrDefault(word.charAt(i), word.substring(i, i + 1)));
        }
        String sound = latin.toString();
        for (String[] pair : ALIKE) {
            sound = sound.replace(pair[0], pair[1]);
        }
        sound = sound.replaceAll("i+(?=[aeou])", "").replaceAll("(.)\\1+", "$1").replaceAll("[aeiou]+$", "");
        return sound.length() < LEAST_LETTERS ? "" : sound;
    }
}
