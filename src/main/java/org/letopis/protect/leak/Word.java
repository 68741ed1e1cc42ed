package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of a folded text, or a piece of one that may be a word of its own.
 *
 * @param start index into the comparable text
 * @param end exclusive
 * @param text folded, without apostrophes
 * @param capital whether its first letter was a capital one
 */
record Word(int start, int end, String text, boolean capital) {

    static Word of(FoldedText text, int start, int end) {
        return new Word(start, end, text.text().substring(start, end).replace("'", ""), text.capital(start));
    }

    /** Returns the words of a text: letters in a row, with apostrophes between them. */
    static List<Word> all(FoldedText text) {
        List<Word> words = new ArrayList<>();
        String all = text.text();
        for (int i = 0; i < all.length(); ) {
            int end = i;
            while (isLetter(all, end) || end > i && isApostrophe(all, end) && isLetter(all, end + 1)) {
                end++;
            }
            if (end > i) {
                words.add(of(text, i, withoutPossessive(all, i, end)));
            }
            i = Math.max(end, i + 1);
        }
        return words;
    }

    /** Grace's is the name of Grace; what English adds stays outside. */
    private static int withoutPossessive(String text, int start, int end) {
        return end - start > 2 && text.startsWith("'s", end - 2) ? end - 2 : end;
    }

    private static boolean isLetter(String text, int at) {
        return at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static boolean isApostrophe(String text, int at) {
        return at < text.length() && text.charAt(at) == '\'';
    }

    /**
     * Returns the pieces that may be words of their own: at apostrophes (O'Brien, Dorokhina's, d'Anna), at the seam of a
     * broken line, and where a capital letter follows a small one (VelimiraDorokhina). Empty where there is one piece.
     */
    List<Word> pieces(FoldedText in) {
        List<Word> pieces = new ArrayList<>();
        int from = start;
        for (int i = start + 1; i <= end; i++) {
            boolean apostrophe = i < end && in.text().charAt(i) == '\'' && isBorder(in.text(), i);
            if (i == end || apostrophe || in.seam(i) || in.capital(i) && !in.capital(i - 1)) {
                if (i > from) {
                    pieces.add(of(in, from, i));
                }
                from = apostrophe ? i + 1 : i;
            }
        }
        return pieces.size() > 1 ? pieces : List.of();
    }

    /** Мар'яна is one word; the apostrophe of Ukrainian stands between Cyrillic letters. */
    private static boolean isBorder(String text, int apostrophe) {
        return !LookAlikes.isCyrillic(text.charAt(apostrophe - 1))
                || !LookAlikes.isCyrillic(text.charAt(apostrophe + 1));
    }

    boolean isLatin() {
        return LookAlikes.isLatin(text.charAt(0));
    }

    boolean isCyrillic() {
        return LookAlikes.isCyrillic(text.charAt(0));
    }

    boolean isArabic() {
        return Character.UnicodeScript.of(text.charAt(0)) == Character.UnicodeScript.ARABIC;
    }

    /** Returns the word with C, S, J, U and A where c, s, z, u and a had a mark: ISO 9 writes so for ч ш ж ю я. */
    String withMarks(FoldedText in) {
        StringBuilder marked = new StringBuilder();
        for (int i = start; i < end; i++) {
            char letter = in.text().charAt(i);
            int at = in.marked(i) ? "cszua".indexOf(letter) : -1;
            if (letter != '\'') {
                marked.append(at < 0 ? letter : "CSJUA".charAt(at));
            }
        }
        return marked.toString();
    }
}
