package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;

/**
 * The words of a line, divided and unquoted as by a POSIX shell (POSIX.1-2017, Shell Command Language, sections 2.2 and
 * 2.3): blanks, backslash, single and double quotes, and comments. Nothing is expanded.
 */
final class ShellWords {
    private static final String ESCAPABLE_IN_QUOTES = "$`\"\\";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int wordFrom;
    private char quote;

    private ShellWords() {}

    /** Divides a whole line. */
    static List<String> of(String line) throws Failure.Usage {
        ShellWords all = read(line);
        if (all.quote != 0) {
            throw new Failure.Usage("shell.open-quote", String.valueOf(all.quote));
        }
        all.endWord();
        return all.words;
    }

    /** Divides a line that may go on. */
    static ShellWords read(String line) {
        ShellWords read = new ShellWords();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '#' && !read.inWord) {
                break;
            }
            i += read.take(c, i + 1 < line.length() ? line.charAt(i + 1) : 0, i);
        }
        return read;
    }

    /** Takes a character, and returns how many of those after it went with it. */
    private int take(char c, char next, int at) {
        if (quote == '\'' || quote == '"' && c != '\\') {
            if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
            return 0;
        }
        if (quote == 0 && Character.isWhitespace(c)) {
            endWord();
            return 0;
        }
        if (!inWord) {
            inWord = true;
            wordFrom = at;
        }
        if (c == '\\' && next != 0 && (quote == 0 || ESCAPABLE_IN_QUOTES.indexOf(next) >= 0)) {
            word.append(next);
            return 1;
        }
        if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else {
            word.append(c);
        }
        return 0;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    /** Returns the words before the last, which may be unfinished. */
    List<String> before() {
        return List.copyOf(words);
    }

    /** Returns the last word as far as it goes, empty after a blank. */
    String last() {
        return word.toString();
    }

    /** Returns where the last word begins in the line of this length. */
    int lastFrom(int lengthOfLine) {
        return inWord ? wordFrom : lengthOfLine;
    }

    /** Writes a word so that it is read as one. */
    static String quoted(String word) {
        StringBuilder quoted = new StringBuilder();
        for (char c : word.toCharArray()) {
            if (Character.isWhitespace(c) || "\\'\"$`#&;|<>()*?[]~!".indexOf(c) >= 0) {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }
}
