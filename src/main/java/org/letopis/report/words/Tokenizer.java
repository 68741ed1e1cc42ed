package org.letopis.report.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a text apart into tokens. Full stops, brackets and quotation marks between words change nothing. */
final class Tokenizer {
    private static final String SKIPPED = ".()\"«»“”„!:";
    private static final String DASHES = "-–—−";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> words = new ArrayList<>(); // that wait to be looked up together
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .replace('’', '\'')
                .strip();
        boolean russian = text.codePoints().anyMatch(Tokenizer::isCyrillic);
        return new Tokenizer(russian ? text.replaceAll("\\bc\\b", "с") : text).all(); // a Latin c looks the same
    }

    static boolean isCyrillic(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC;
    }

    private List<Token> all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isLetter(c) || c == '&') {
                words.add(word());
            } else if (c >= '0' && c <= '9') {
                lookUp();
                number();
            } else {
                sign(c);
                at++;
            }
        }
        lookUp();
        return withoutFillers();
    }

    private void sign(char c) {
        if (Character.isSpaceChar(c) || c == '\t' || SKIPPED.indexOf(c) >= 0) {
            return;
        }
        lookUp();
        if (DASHES.indexOf(c) >= 0) {
            add(Kind.DASH, 0, "-");
        } else if (c == ',' || c == ';') {
            add(Kind.COMMA, 0, ",");
        } else if (c == '?') {
            add(Kind.MAYBE, 0, "?");
        } else if (c == '~' || c == '≈') {
            add(Kind.ABOUT, 0, "~");
        } else {
            add(Kind.STRANGE, 0, String.valueOf(c));
        }
    }

    /** Reads letters, and what joins them inside a word: {@code don't}, {@code a.m}, {@code где-то}. */
    private String word() {
        int start = at++;
        while (at < text.length() && (Character.isLetter(text.charAt(at)) || joins())) {
            at++;
        }
        String whole = text.substring(start, at);
        int dash = whole.indexOf('-');
        if (dash > 0 && Lexicon.loaded().token(whole).isEmpty()) {
            at = start + dash; // "mid-march" is two words
            return whole.substring(0, dash);
        }
        return whole;
    }

    private boolean joins() {
        char c = text.charAt(at);
        boolean letterFollows = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean latinDot = c == '.' && text.charAt(at - 1) < 'z' && letterFollows && text.charAt(at + 1) == 'm';
        return letterFollows && (c == '\'' || c == '-') || latinDot;
    }

    private void number() {
        int start = at;
        while (at < text.length() && (isDigit(at) || isDigit(at + 1) && "./:-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String digits = text.substring(start, at);
        int mark = at;
        if (mark < text.length() && DASHES.indexOf(text.charAt(mark)) >= 0) {
            mark++;
        }
        int end = mark;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String suffix = text.substring(mark, end);
        boolean tens = (suffix.equals("е") || suffix.equals("ые")) && text.startsWith(" числа", end);
        if (tens) {
            add(Kind.STRANGE, 0, digits); // "20-е числа" is not the 20th
        }
        boolean ending = Numbers.isEnding(suffix);
        at = ending ? end : at;
        tokens.addAll(Numbers.tokens(digits, ending ? suffix : ""));
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /** Turns the words that wait into tokens, the longest run of them that is known first. */
    private void lookUp() {
        for (int from = 0; from < words.size(); ) {
            int most = Math.min(words.size(), from + Lexicon.MAX_WORDS);
            Optional<Token> found = Optional.empty();
            int to = most;
            while (found.isEmpty() && to > from) {
                found = Lexicon.loaded().token(String.join(" ", words.subList(from, to)));
                to = found.isPresent() ? to : to - 1;
            }
            tokens.add(found.orElse(new Token(Kind.STRANGE, 0, words.get(from))));
            from = found.isPresent() ? to : from + 1;
        }
        words.clear();
    }

    private void add(Kind kind, int value, String words) {
        tokens.add(new Token(kind, value, words));
    }

    private List<Token> withoutFillers() {
        List<Token> left = new ArrayList<>();
        boolean afterAt = false;
        for (Token token : tokens) {
            Token before = left.isEmpty() ? token : left.get(left.size() - 1);
            if (token.text().equals("числа") && before.is(Kind.NUMBER)) {
                left.set(left.size() - 1, new Token(Kind.ORDINAL, before.value(), before.text(), before.at()));
            } else if (token.is(Kind.FILLER) || token.is(Kind.AT)) {
                afterAt |= token.is(Kind.AT);
            } else {
                left.add(afterAt ? token.afterAt() : token);
                afterAt = false;
            }
        }
        return left;
    }
}
