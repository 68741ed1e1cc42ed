package org.letopis.report.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The words of dates in all their forms, English and Russian together, from {@code lexicon.txt}. */
final class Lexicon {
    static final int MAX_WORDS = 4;

    private final Map<String, Token> tokens = new HashMap<>();
    private final Map<String, List<String>> endings = new HashMap<>();

    private static final class Loaded {
        private static final Lexicon ONE = new Lexicon();
    }

    static Lexicon loaded() {
        return Loaded.ONE;
    }

    private Lexicon() {
        List<String> entries = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Lexicon.class.getResourceAsStream("lexicon.txt")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@")) {
                    String[] parts = line.split(" ");
                    endings.put(parts[0], List.of(parts).subList(1, parts.length));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.forEach(this::add);
    }

    private void add(String entry) {
        int colon = entry.indexOf(": ");
        String[] head = entry.substring(0, colon).split("[ =]");
        Kind kind = Kind.valueOf(head[0]);
        int value = Integer.parseInt(head[1]);
        for (String form : entry.substring(colon + 2).split(" ")) {
            int at = form.indexOf('@');
            List<String> ends = at < 0 ? List.of("-") : endings.get(form.substring(at));
            String stem = spaced(at < 0 ? form : form.substring(0, at));
            for (String end : ends) {
                String word = end.equals("-") ? stem : stem + end;
                Token token = new Token(kind, value, head.length > 2 ? spaced(head[2]) : number(kind, value, word));
                if (tokens.putIfAbsent(word, token) != null) {
                    throw new IllegalStateException("twice in the lexicon: " + word);
                }
            }
        }
    }

    private static String spaced(String text) {
        return text.replace('_', ' ');
    }

    /** A number in words has the text that its digits would have. */
    private static String number(Kind kind, int value, String word) {
        return kind == Kind.NUMBER || kind == Kind.ORDINAL ? Integer.toString(value) : word;
    }

    /** Returns what the words, joined by a blank, are together. */
    Optional<Token> token(String words) {
        return Optional.ofNullable(tokens.get(words));
    }

    /** Returns the values of all words of one kind, by the words. */
    Map<String, Integer> values(Kind kind) {
        Map<String, Integer> values = new TreeMap<>();
        tokens.forEach((words, token) -> {
            if (token.is(kind)) {
                values.put(words, token.value());
            }
        });
        return values;
    }
}
