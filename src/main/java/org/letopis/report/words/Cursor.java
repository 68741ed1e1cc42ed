package org.letopis.report.words;

import java.util.List;

/** Where in the tokens of a phrase the reading is. */
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    boolean isAtEnd() {
        return at == tokens.size();
    }

    boolean is(Kind kind) {
        return is(0, kind);
    }

    boolean is(int ahead, Kind kind) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(kind);
    }

    boolean is(int ahead, PhraseUnit unit) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(unit);
    }

    /** Returns the token; a stranger after the end. */
    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : new Token(Kind.STRANGE, 0, "");
    }

    Token next() {
        return tokens.get(at++);
    }

    boolean skip(Kind kind) {
        if (is(kind)) {
            at++;
            return true;
        }
        return false;
    }

    boolean skip(PhraseUnit unit) {
        if (is(0, unit)) {
            at++;
            return true;
        }
        return false;
    }

    void skipAll(Kind kind) {
        while (is(kind)) {
            at++;
        }
    }
}
