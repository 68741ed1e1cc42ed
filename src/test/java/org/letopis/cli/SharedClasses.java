package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive of the classes that a command loads (JEP 350), made once for each jar: the hundreds of commands of the tests
 * start a third sooner. It changes nothing else; without it they would only take longer.
 */
final class SharedClasses {
    private static final List<String> LINES = List.of(
            "card -o me.card",
            "contact add me.card --name me --verified",
            "capture --from " + Correspondence.REPORT + " --checked --attach " + Correspondence.JPEG,
            "export last --to me -o b.age",
            "verify b.age",
            "import b.age",
            "list",
            "show last",
            "search stalls",
            "slots list",
            "check",
            "custody --verify",
            "inspect " + Correspondence.PDF,
            "strip -o clean " + Correspondence.PNG);

    private static List<String> options;

    private SharedClasses() {}

    /** Returns the options of the JVM that use the archive. */
    static synchronized List<String> options() {
        if (options == null) {
            try {
                // Only what concerns the archive is silenced: other warnings are what a person would see.
                options = List.of("-XX:SharedArchiveFile=" + archive(Letopis.jar()), "-Xlog:cds*=error");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return options;
    }

    private static Path archive(Path jar) throws IOException, InterruptedException {
        String name = "letopis-" + Files.getLastModifiedTime(jar).toMillis() + ".jsa";
        Path archive = jar.resolveSibling(name);
        // Several test processes begin at once: one makes it, the others wait.
        try (FileChannel channel = FileChannel.open(
                        jar.resolveSibling("shared-classes.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(archive)) {
                make(jar, archive);
            }
        }
        return archive;
    }

    private static void make(Path jar, Path archive) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-shared-classes");
        Path made = folder.resolve("made.jsa");
        // A few commands in one shell load what the steps of the main job need.
        Path lines = Files.writeString(folder.resolve("lines"), String.join("\n", LINES) + "\n");
        List<String> vault = List.of(
                "-jar",
                jar.toAbsolutePath().toString(),
                "--no-input",
                "--vault",
                folder.resolve("v").toString(),
                "--key-file",
                folder.resolve("k").toString());
        run(folder, List.of(), vault, "init", lines);
        run(folder, List.of("-XX:ArchiveClassesAtExit=" + made, "-Xlog:disable"), vault, "shell", lines);
        Path ready = Files.createTempFile(jar.toAbsolutePath().getParent(), "letopis", ".jsa");
        Files.move(made, ready, StandardCopyOption.REPLACE_EXISTING);
        Files.move(ready, archive, StandardCopyOption.ATOMIC_MOVE);
        deleteAll(folder);
    }

    private static void run(Path folder, List<String> options, List<String> vault, String verb, Path input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Letopis.java().toString());
        command.addAll(options);
        command.addAll(vault);
        command.add(verb);
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
