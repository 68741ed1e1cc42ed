package org.letopis.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Words that were planted, in each form in which a program might leave them, and the search for them. */
final class CanaryHunt {
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final Map<String, String> canaries = new LinkedHashMap<>();
    /** Path, size and time of files in which nothing was found. */
    private final Set<String> known = new HashSet<>();

    CanaryHunt() {}

    CanaryHunt(List<String> words) {
        words.forEach(this::add);
    }

    /** Adds a word: its bytes in three encodings, and in the Base64 of a longer text at any of three positions. */
    void add(String word) {
        for (Charset encoding : ENCODINGS) {
            add(encoding + " " + word, word.getBytes(encoding));
        }
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            // The first and last groups depend on what stands around the word.
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            canaries.put("Base64 " + before + " " + word, base64.substring(before == 0 ? 0 : 4, base64.length() - 4));
        }
    }

    void add(String name, byte[] bytes) {
        known.clear();
        canaries.put(name, latin(bytes));
    }

    /** Returns the canaries that stand in these bytes. */
    List<String> in(String bytes) {
        return canaries.entrySet().stream()
                .filter(canary -> bytes.contains(canary.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the canaries that stand in the path or the bytes of some file below, with its name; new or changed files only. */
    List<String> below(Path where) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(this::isNew).toList()) {
                String path = latin(where.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                in(path + "\n" + content(file)).forEach(canary -> found.add(canary + " in " + file.getFileName()));
            }
        }
        return found;
    }

    private boolean isNew(Path file) {
        try {
            return known.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? latin(Files.readAllBytes(file)) : "";
        } catch (NoSuchFileException goneMeanwhile) {
            return "";
        }
    }

    /** ISO 8859-1 gives each byte a character of its own. */
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
