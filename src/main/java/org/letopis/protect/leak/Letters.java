package org.letopis.protect.leak;

import java.text.Normalizer;
import java.util.Map;

/**
 * Folds letters one by one, each with the marks that follow it. Letters of the alphabets of names stay apart (й and ї
 * are no marked и and і), marks that only help a reader go.
 */
final class Letters {
    /** What no normal form of Unicode brings together. */
    private static final Map<Integer, String> SAME = Map.ofEntries(
            Map.entry((int) 'ё', "е"),
            Map.entry((int) 'ѐ', "е"),
            Map.entry((int) 'ѝ', "и"),
            Map.entry((int) 'ќ', "к"),
            Map.entry((int) 'ѓ', "г"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'أ', "ا"),
            Map.entry((int) 'إ', "ا"),
            Map.entry((int) 'آ', "ا"),
            Map.entry((int) 'ٱ', "ا"),
            Map.entry((int) 'ؤ', "و"),
            Map.entry((int) 'ئ', "ي"),
            Map.entry((int) 'ى', "ي"),
            Map.entry((int) 'ی', "ي"),
            Map.entry((int) 'ة', "ه"),
            Map.entry((int) 'ک', "ك"),
            Map.entry((int) 'ء', ""));

    private static final String APOSTROPHES = "'’‘ʼ`´ʹʺʻ′‛";
    private static final int TATWEEL = 0x640;
    /** Stays until {@link Joins} has seen whether a line ends at it. */
    private static final int SOFT_HYPHEN = 0xad;

    private static final int NEXT_LINE = 0x85;
    private static final int ALEF_MAQSURA = 0x649;
    /** Fillers that draw nothing though they count as letters, and the blank of Braille. */
    private static final String BLANK = "\u115f\u1160\u3164\uffa0\u2800";

    private final Glyphs folded;

    private Letters(int capacity) {
        folded = new Glyphs(capacity);
    }

    static Glyphs fold(Glyphs text) {
        Letters letters = new Letters(text.size());
        for (int i = 0; i < text.size(); ) {
            int next = i + 1;
            while (next < text.size() && (isMark(text.letter(next)) || isInvisible(text.letter(next)))) {
                next++;
            }
            letters.fold(text, i, next);
            i = next;
        }
        return letters.folded;
    }

    private void fold(Glyphs text, int from, int to) {
        int letter = text.letter(from);
        int start = text.start(from);
        int last = to - 1;
        while (last > from && isInvisible(text.letter(last))) {
            last--; // what is not seen behind a word is no part of it
        }
        int end = text.end(last);
        if (letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029 || letter == NEXT_LINE) {
            folded.add('\n', start, end, 0);
        } else if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
            folded.add(' ', start, end, 0);
        } else if (letter == SOFT_HYPHEN) {
            folded.add(letter, start, end, 0);
        } else if (!isInvisible(letter) && !isMark(letter)) {
            int marked = Character.isUpperCase(letter) || Character.isTitleCase(letter) ? Glyphs.CAPITAL : 0;
            if (letter < 0x80) {
                folded.add(Character.toLowerCase(letter), start, end, marked);
            } else {
                StringBuilder cluster = new StringBuilder();
                for (int i = from; i < to; i++) {
                    if (!isInvisible(text.letter(i))) {
                        cluster.appendCodePoint(text.letter(i));
                    }
                }
                int all = marked | (hadMark(cluster) ? Glyphs.MARKED : 0);
                String comparable = comparable(cluster);
                if (comparable.isEmpty() && folded.size() > 0) {
                    folded.endAt(folded.size() - 1, end);
                }
                comparable.codePoints().forEach(each -> add(each, start, end, all));
            }
        }
    }

    private void add(int letter, int start, int end, int marked) {
        boolean capital = Character.isUpperCase(letter);
        folded.add(
                capital ? Character.toLowerCase(letter) : letter,
                start,
                end,
                capital ? Glyphs.CAPITAL | marked : marked);
    }

    private static boolean hadMark(CharSequence cluster) {
        int letter = Normalizer.normalize(cluster, Normalizer.Form.NFKC).codePointAt(0);
        return letter == ALEF_MAQSURA
                || Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN
                        && Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                                        .length()
                                > 1;
    }

    private static String comparable(CharSequence cluster) {
        String composed = Normalizer.normalize(cluster, Normalizer.Form.NFKC);
        StringBuilder bare = new StringBuilder();
        composed.codePoints().forEach(letter -> {
            if (Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN) {
                letter = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .codePointAt(0);
            }
            append(bare, letter);
        });
        return bare.toString();
    }

    private static void append(StringBuilder bare, int letter) {
        if (isMark(letter) || isInvisible(letter)) {
            return;
        }
        int lower = Character.toLowerCase(letter);
        String same = SAME.get(lower);
        if (same != null) {
            boolean keepsCase = lower != letter && same.length() == 1;
            bare.append(keepsCase ? Character.toString(Character.toUpperCase(same.codePointAt(0))) : same);
        } else if (Character.getType(letter) == Character.DASH_PUNCTUATION || letter == 0x2212 || letter == 0x2043) {
            bare.append('-');
        } else if (APOSTROPHES.indexOf(letter) >= 0) {
            bare.append('\'');
        } else if (Character.isDigit(letter)) {
            bare.append(Character.digit(letter, 10));
        } else if (Character.isSpaceChar(letter)) {
            bare.append(' ');
        } else {
            bare.appendCodePoint(letter);
        }
    }

    static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isInvisible(int letter) {
        int type = Character.getType(letter);
        return letter == TATWEEL
                || type == Character.FORMAT && letter != SOFT_HYPHEN
                || type == Character.CONTROL && !Character.isWhitespace(letter) && letter != NEXT_LINE
                || BLANK.indexOf(letter) >= 0;
    }
}
