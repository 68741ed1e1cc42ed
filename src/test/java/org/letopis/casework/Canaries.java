package org.letopis.casework;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for words in files, in each encoding that a program might have left them in. */
final class Canaries {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private Canaries() {}

    /** Returns each word found, with the file it was found in; looks at file names too. */
    static List<String> found(Path folder, List<String> words) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
                for (String word : words) {
                    if (file.getFileName().toString().contains(word) || in(content, word)) {
                        found.add(word + " in " + file.getFileName());
                    }
                }
            }
        }
        return found;
    }

    private static boolean in(byte[] content, String word) {
        String bytes = new String(content, StandardCharsets.ISO_8859_1);
        return ENCODINGS.stream()
                .anyMatch(encoding -> bytes.contains(new String(word.getBytes(encoding), StandardCharsets.ISO_8859_1)));
    }
}
