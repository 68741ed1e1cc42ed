package org.letopis.vault;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.letopis.report.Act;
import org.letopis.report.Place;
import org.letopis.report.Report;

/**
 * Brings words to the form in which they are searched: compatible forms are one (NFKC), capitals are small, ё is е,
 * Latin letters lose their diacritics, stress marks go. Й is no и, and letters of other languages stay what they are.
 */
final class Folding {
    /** Longer words are found by their beginning. */
    static final int MOST_CHARACTERS = 64;

    private Folding() {}

    /** Returns the words that find a report. Nothing of its people is among them. */
    static Set<String> words(Report report) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : report.words("timeOfDay", "persons", "recordedBy", "updatedBy")) {
            add(words, text);
        }
        for (Place place : report.places()) {
            add(words, place.country());
            place.subdivision().ifPresent(name -> add(words, name));
        }
        for (Act act : report.acts()) {
            add(words, act.type());
        }
        return words;
    }

    /** Returns the words of a text, each once. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        add(words, text);
        return words;
    }

    private static void add(Set<String> words, String text) {
        String folded = fold(text);
        int start = -1;
        for (int at = 0; at <= folded.length(); ) {
            int c = at < folded.length() ? folded.codePointAt(at) : -1;
            if (c >= 0 && isPartOfWord(c)) {
                start = start < 0 ? at : start;
            } else if (start >= 0) {
                words.add(cut(folded.substring(start, at)));
                start = -1;
            }
            at += c < 0 ? 1 : Character.charCount(c);
        }
    }

    private static boolean isPartOfWord(int c) {
        return Character.isLetterOrDigit(c) || isMark(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static String cut(String word) {
        int characters = word.codePointCount(0, word.length());
        return characters <= MOST_CHARACTERS ? word : word.substring(0, word.offsetByCodePoints(0, MOST_CHARACTERS));
    }

    static String fold(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String whole = Normalizer.normalize(small, Normalizer.Form.NFKC);
        StringBuilder folded = new StringBuilder(whole.length());
        boolean marksGo = false;
        for (int at = 0; at < whole.length(); ) {
            int c = whole.codePointAt(at);
            at += Character.charCount(c);
            if (c < 0x80) {
                folded.append((char) c);
                marksGo = true;
            } else if (Character.getType(c) == Character.FORMAT) {
                continue; // soft hyphens and the like stand inside words
            } else if (isMark(c)) {
                if (!marksGo) {
                    folded.appendCodePoint(c);
                }
            } else {
                UnicodeScript script = UnicodeScript.of(c);
                marksGo = script == UnicodeScript.LATIN
                        || script == UnicodeScript.CYRILLIC
                        || script == UnicodeScript.GREEK;
                folded.appendCodePoint(script == UnicodeScript.LATIN ? plainLatin(c) : c == 'ё' ? 'е' : c);
            }
        }
        return folded.toString();
    }

    private static int plainLatin(int c) {
        return switch (c) {
            case 'ł' -> 'l';
            case 'ø' -> 'o';
            case 'đ' -> 'd';
            case 'ħ' -> 'h';
            case 'ı' -> 'i';
            default ->
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        };
    }
}
