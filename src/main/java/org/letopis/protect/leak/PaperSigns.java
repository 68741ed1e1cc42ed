package org.letopis.protect.leak;

/**
 * Letters and digits of papers and plates, brought to one alphabet: what looks alike as a capital is alike, since A123BC
 * is typed with Latin letters as often as with Cyrillic ones.
 */
final class PaperSigns {
    private static final String CYRILLIC = "авекмнорстухіјѕ";
    private static final String LATIN = "abekmhopctyxijs";

    private static final String SPOKEN_CYRILLIC = "абвгдезиклмнопрстуфхэ";
    private static final String SPOKEN_LATIN = "abvgdeziklmnoprstufhe";

    private PaperSigns() {}

    /** Returns letters and digits alone, in small Latin letters where they look like them, and with 0 for the letter O. */
    static String of(String folded) {
        return translated(folded, CYRILLIC, LATIN).replace('o', '0');
    }

    /** Returns the same with Cyrillic letters as they sound: "а123вс" is "a123vs". */
    static String spoken(String folded) {
        return translated(folded, SPOKEN_CYRILLIC, SPOKEN_LATIN).replace('o', '0');
    }

    private static String translated(String folded, String from, String to) {
        StringBuilder signs = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            int at = from.indexOf(c);
            if (at >= 0) {
                signs.append(to.charAt(at));
            } else if (Character.isLetterOrDigit(c)) {
                signs.append(c);
            }
        }
        return signs.toString();
    }
}
