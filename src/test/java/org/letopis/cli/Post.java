package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A monitor and a researcher who compared their words, in vaults that key files open, and three bundles of one report:
 * {@code 1.age}, {@code 2.age}, {@code 3.age}. Made once in a JVM; a test works on copies.
 */
final class Post {
    private static Path prepared;

    private Post() {}

    /** Puts a copy of everything into the folder. */
    static synchronized Letopis copyInto(Path folder) {
        try {
            if (prepared == null) {
                prepared = prepare();
            }
            try (Stream<Path> files = Files.list(prepared)) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Letopis.in(folder).kept().with("--no-input");
    }

    /** Works on {@code who.vault} with {@code who.key}. */
    static Letopis as(String who, Letopis letopis) {
        return letopis.with("--vault", who + ".vault", "--key-file", who + ".key");
    }

    private static Path prepare() throws IOException {
        Path folder = Files.createTempDirectory("letopis-it-post");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        Letopis letopis = Letopis.in(folder).kept().with("--no-input");
        Letopis monitor = as("monitor", letopis);
        Letopis researcher = as("researcher", letopis);
        monitor.run("init").succeeds();
        researcher.run("init").succeeds();
        monitor.run("card", "-o", "monitor.card").succeeds();
        researcher.run("card", "-o", "researcher.card").succeeds();
        monitor.run("contact", "add", "researcher.card", "--name", "researcher", "--verified")
                .succeeds();
        researcher
                .run("contact", "add", "monitor.card", "--name", "monitor", "--verified")
                .succeeds();
        monitor.run(
                        "capture",
                        "--from",
                        Correspondence.REPORT.toString(),
                        "--checked",
                        "--attach",
                        Correspondence.JPEG.toString())
                .succeeds();
        for (String name : List.of("1.age", "2.age", "3.age")) {
            monitor.run("export", "last", "--to", "researcher", "-o", name).succeeds();
        }
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
