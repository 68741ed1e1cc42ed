package org.letopis.protect.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.letopis.report.words.DateVocabulary;

/** The words of dates in the comparable form: those of {@link DateVocabulary} and those of {@code dates.txt}. */
final class DateWords {
    /** What a word can be. */
    enum Kind {
        MONTH,
        /** The last word of a number, such as "седьмого" and "twelfth". */
        ORDINAL,
        NUMBER,
        HUNDRED,
        THOUSAND,
        /** The zero of "nineteen oh seven". */
        OH
    }

    record Meaning(Kind kind, int value) {
        boolean is(Kind wanted) {
            return kind == wanted;
        }
    }

    private static final class Loaded {
        private static final DateWords ONE = new DateWords();
    }

    private final Map<String, Meaning> meanings = new HashMap<>();

    static DateWords loaded() {
        return Loaded.ONE;
    }

    private DateWords() {
        DateVocabulary.months().forEach((word, value) -> add(word, Kind.MONTH, value));
        DateVocabulary.ordinals().forEach((word, value) -> add(word, Kind.ORDINAL, value));
        DateVocabulary.numbers().forEach((word, value) -> add(word, Kind.NUMBER, value));
        Map<String, List<String>> endings = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DateWords.class.getResourceAsStream("dates.txt")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("@")) {
                    List<String> parts = List.of(line.split(" ", -1));
                    endings.put(parts.get(0), parts.subList(1, parts.size()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    addLine(line, endings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLine(String line, Map<String, List<String>> endings) {
        int colon = line.indexOf(": ");
        int blank = line.indexOf(' ');
        Kind kind = Kind.valueOf(line.substring(0, blank));
        int value = Integer.parseInt(line.substring(blank + 1, colon));
        for (String form : line.substring(colon + 2).split(" ", -1)) {
            int at = form.indexOf('@');
            String stem = (at < 0 ? form : form.substring(0, at)).replace('_', ' ');
            for (String end : at < 0 ? List.of("-") : endings.get(form.substring(at))) {
                add(end.equals("-") ? stem : stem + end, kind, value);
            }
        }
    }

    /** Of two words, such as "двадцать первого" and "twenty-first", each has its own meaning; of two-word months not. */
    private void add(String word, Kind kind, int value) {
        String folded = FoldedText.of(word).text();
        boolean several = folded.indexOf(' ') >= 0 || folded.indexOf('-') >= 0;
        if (!several || kind == Kind.MONTH) {
            meanings.putIfAbsent(folded, new Meaning(kind, value));
        }
    }

    /** Returns what a word means, or null. */
    Meaning meaning(String word) {
        return meanings.get(word);
    }
}
