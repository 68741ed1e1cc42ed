package org.letopis.protect.leak;

/** Letters that look the same in Cyrillic and Latin; in a word that mixes the two they are put back into one script. */
final class LookAlikes {
    private static final String CYRILLIC = "авекмнорстухі";
    private static final String LATIN = "abekmhopctyxi";

    private LookAlikes() {}

    static void undo(Glyphs text) {
        for (int i = 0; i < text.size(); ) {
            int end = i;
            while (end < text.size() && (isLatin(text.letter(end)) || isCyrillic(text.letter(end)))) {
                end++;
            }
            if (end > i) {
                undo(text, i, end);
            }
            i = Math.max(end, i + 1);
        }
    }

    private static void undo(Glyphs text, int start, int end) {
        int latin = 0;
        int latinOnly = 0;
        int cyrillicOnly = 0;
        int changes = 0;
        for (int i = start; i < end; i++) {
            int letter = text.letter(i);
            latin += isLatin(letter) ? 1 : 0;
            latinOnly += isLatin(letter) && LATIN.indexOf(letter) < 0 ? 1 : 0;
            cyrillicOnly += isCyrillic(letter) && CYRILLIC.indexOf(letter) < 0 ? 1 : 0;
            changes += i > start && isLatin(letter) != isLatin(text.letter(i - 1)) ? 1 : 0;
        }
        if (changes == 0 || changes == 1 && isEndingOn(text, start, end, latin)) {
            return;
        }
        boolean toLatin = latinOnly != cyrillicOnly ? latinOnly > cyrillicOnly : latin * 2 > end - start;
        for (int i = start; i < end; i++) {
            text.replace(i, toLatin ? latinOf(text.letter(i)) : cyrillicOf(text.letter(i)));
        }
    }

    /** A Latin name with a Russian ending ("Smithом") is two scripts on purpose. */
    private static boolean isEndingOn(Glyphs text, int start, int end, int latin) {
        if (!isLatin(text.letter(start))) {
            return false;
        }
        StringBuilder ending = new StringBuilder();
        for (int i = start + latin; i < end; i++) {
            ending.appendCodePoint(text.letter(i));
        }
        return latin >= 3 && Endings.CYRILLIC.contains(ending.toString());
    }

    /** Returns the same look in the other script, or the word itself where a letter of it has none. */
    static String twin(String word) {
        StringBuilder twin = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            int other = isLatin(letter) ? cyrillicOf(letter) : latinOf(letter);
            if (other == letter) {
                return word;
            }
            twin.appendCodePoint(other);
        }
        return twin.toString();
    }

    private static int latinOf(int letter) {
        int at = CYRILLIC.indexOf(letter);
        return at < 0 ? letter : LATIN.charAt(at);
    }

    private static int cyrillicOf(int letter) {
        int at = LATIN.indexOf(letter);
        return at < 0 ? letter : CYRILLIC.charAt(at);
    }

    static boolean isLatin(int letter) {
        return letter >= 'a' && letter <= 'z' || letter > 0x7f && script(letter) == Character.UnicodeScript.LATIN;
    }

    static boolean isCyrillic(int letter) {
        return letter > 0x7f && script(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private static Character.UnicodeScript script(int letter) {
        return Character.UnicodeScript.of(letter);
    }
}
