package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A vault that a key file opens, so that nothing is stretched, for the tests that open one thousands of times. Commands
 * on it run in this JVM, through the same door as the jar's, or in a process of their own.
 *
 * @param folder holds the vault, and whatever a command leaves beside it
 * @param key opens it
 * @param language of what is said
 */
record PracticeVault(Path folder, Path key, String language) {
    static final String REPORT = Correspondence.REPORT.toString();

    static PracticeVault make(Path folder) throws IOException {
        PracticeVault vault = new PracticeVault(
                Files.createDirectories(folder), folder.resolveSibling(folder.getFileName() + ".key"), "en");
        vault.run("init").succeeds();
        return vault;
    }

    Path file() {
        return folder.resolve("v");
    }

    Path journal() {
        return folder.resolve("v-journal");
    }

    PracticeVault with(Path otherKey) {
        return new PracticeVault(folder, otherKey, language);
    }

    PracticeVault in(Path otherFolder) {
        return new PracticeVault(otherFolder, key, language);
    }

    PracticeVault speaking(String otherLanguage) {
        return new PracticeVault(folder, key, otherLanguage);
    }

    /** Returns a vault with the bytes of this one, and of its journal, in another folder, and nothing beside them. */
    PracticeVault copyTo(Path other) {
        try {
            Files.createDirectories(other);
            try (Stream<Path> old = Files.list(other)) {
                for (Path one : old.toList()) {
                    Files.delete(one);
                }
            }
            PracticeVault copy = in(other);
            Files.copy(file(), copy.file(), StandardCopyOption.COPY_ATTRIBUTES);
            if (Files.exists(journal())) {
                Files.copy(journal(), copy.journal(), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the words of a command on this vault. */
    List<String> words(String... args) {
        List<String> words = new ArrayList<>(List.of(
                "--no-input",
                "--json",
                "--lang",
                language,
                "--vault",
                file().toString(),
                "--key-file",
                key.toString()));
        words.addAll(List.of(args));
        return words;
    }

    /** Returns the same for a process of its own, as the jar is started, only without the slower compiler. */
    List<String> process(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Letopis.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-jar",
                Letopis.jar().toString()));
        command.addAll(words(args));
        return command;
    }

    Outcome run(String... args) {
        return inThisJvm(words(args));
    }

    static Outcome inThisJvm(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = new App(new Terminal(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        null))
                .run(words.toArray(String[]::new));
        return new Outcome(words, exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Finds the whole vault whole, as {@code check} and {@code custody --verify} do, and tells what is in it. */
    Look look() {
        assertThat(run("check").succeeds().json()).containsEntry("problems", List.of());
        Map<String, Object> custody = run("custody", "--verify").succeeds().json();
        assertThat(custody).containsEntry("whole", true);
        List<String> ids = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        for (Map<String, Object> report : JsonText.list(run("list").succeeds().json(), "reports")) {
            ids.add((String) report.get("id"));
            shapes.add(report.get("revision") + "/" + report.get("attachments"));
        }
        List<Object> ways = new ArrayList<>();
        JsonText.list(run("slots", "list").succeeds().json(), "slots").forEach(way -> ways.add(way.get("kind")));
        return new Look(ids, shapes, ways, (long) custody.get("count"));
    }

    /**
     * What a vault holds.
     *
     * @param reports their ids
     * @param shapes revision and number of files of each
     * @param ways in
     * @param custody entries
     */
    record Look(List<String> reports, List<String> shapes, List<Object> ways, long custody) {
        /** Returns whether this is like the other but for the ids, which are random. */
        boolean isLike(Look other) {
            return shapes.equals(other.shapes) && ways.equals(other.ways) && custody == other.custody;
        }
    }
}
