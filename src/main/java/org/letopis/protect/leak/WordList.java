package org.letopis.protect.leak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists of words beside this class, separated by white space; lines that begin with "#" are remarks. */
final class WordList {
    /** Names that are also words of the language. */
    static final Set<String> COMMON = read("common-words.txt");
    /** First names of which surnames are made: Иван, Иванов. */
    static final Set<String> FIRST_NAMES = read("first-names.txt");
    /** Parts of names that name nobody: van, бин, عبد. */
    static final Set<String> PARTICLES = read("particles.txt");
    /** Words that are written with a capital letter, or begin sentences, and are no names of people. */
    static final Set<String> CAPITALISED = read("capitalised-words.txt");

    private WordList() {}

    private static Set<String> read(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(WordList.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.trim().split("\\s+", -1)))
                    .map(word -> FoldedText.of(word).text())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
