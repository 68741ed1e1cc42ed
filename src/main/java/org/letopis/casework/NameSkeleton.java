package org.letopis.casework;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Brings spellings of a name to one form: Cyrillic and Latin, with the usual ways to write one in the other, and without
 * the vowel that a case or a sex changes at the end. It brings more together than belongs together, so it only hints.
 */
final class NameSkeleton {
    private static final int LEAST_LETTERS = 2;

    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
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
            Map.entry('я', "ia"),
            Map.entry('ł', "l"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('ı', "i"));

    /** Letters that one system writes for what another writes otherwise, longer ones first. */
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
        {"q", "k"}
    };

    private NameSkeleton() {}

    /** Returns the words of a name in that form, those that are too short to tell anything left out. */
    static Set<String> of(String name) {
        Set<String> words = new HashSet<>();
        String small = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (String word : small.replaceAll("\\p{Cf}|['’ʼ`]", "").split("[^\\p{L}\\p{M}]+")) {
            String skeleton = skeleton(word);
            if (skeleton.length() >= LEAST_LETTERS) {
                words.add(skeleton);
            }
        }
        return words;
    }

    private static String skeleton(String word) {
        StringBuilder latin = new StringBuilder();
        for (char c : word.toCharArray()) {
            latin.append(LATIN.getOrDefault(c, String.valueOf(c)));
        }
        String text = Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        for (String[] pair : ALIKE) {
            text = text.replace(pair[0], pair[1]);
        }
        return text.replaceAll("i+(?=[aeou])", "").replaceAll("(.)\\1+", "$1").replaceAll("[aeiou]+$", "");
    }
}
