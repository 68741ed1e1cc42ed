package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;

/**
 * A word or a row of digits of a text in the comparable form.
 *
 * @param end exclusive
 */
record Piece(int start, int end, boolean digits, String text) {
    /** Takes a text apart; what is neither letter nor digit is left out. An apostrophe inside a word belongs to it. */
    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            if (Contact.isDigit(text.charAt(at))) {
                while (at < text.length() && Contact.isDigit(text.charAt(at))) {
                    at++;
                }
                pieces.add(new Piece(start, at, true, text.substring(start, at)));
            } else if (Character.isLetter(text.codePointAt(at))) {
                at = wordEnd(text, at);
                pieces.add(new Piece(start, at, false, text.substring(start, at)));
            } else {
                at++;
            }
        }
        return pieces;
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean apostrophe =
                    "'’ʼ`".indexOf(c) >= 0 && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
            if (!Character.isLetter(c) && !apostrophe) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /** Returns the number that the digits are, or -1 when these are no digits, or too many. */
    int number() {
        return digits && text.length() <= 9 ? Integer.parseInt(text) : -1;
    }
}
