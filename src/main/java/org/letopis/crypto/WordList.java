package org.letopis.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** A list of 2048 words, 11 bits each, one a line in a resource. Read when first needed. */
final class WordList {
    static final WordList ENGLISH = new WordList("words_en.txt");
    static final WordList RUSSIAN = new WordList("words_ru.txt");

    static final int BITS_PER_WORD = 11;
    static final int SIZE = 1 << BITS_PER_WORD;

    private final String resource;
    private List<String> words;

    private WordList(String resource) {
        this.resource = resource;
    }

    String word(int index) {
        return words().get(index);
    }

    synchronized List<String> words() {
        if (words == null) {
            words = read();
        }
        return words;
    }

    /** Returns the form in which words are compared: lower case, ё as е, composed, without spaces around. */
    static String folded(String word) {
        String composed = Normalizer.normalize(word.strip(), Normalizer.Form.NFC);
        return composed.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private List<String> read() {
        try (InputStream source = WordList.class.getResourceAsStream(resource)) {
            if (source == null) {
                throw new IllegalStateException("word list missing: " + resource);
            }
            List<String> lines = new String(source.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (lines.size() != SIZE) {
                throw new IllegalStateException("word list has not 2048 words: " + resource);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
