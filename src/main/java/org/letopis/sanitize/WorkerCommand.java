package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the worker's process is started: the same Java and class path as this one, with its traces switched off. */
final class WorkerCommand {
    /** In {@code cli}, the only floor that may touch the standard streams. */
    private static final String MAIN_CLASS = "org.letopis.cli.WorkerMain";

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final List<String> words;

    private WorkerCommand(List<String> words) {
        this.words = List.copyOf(words);
    }

    static WorkerCommand standard() {
        return of(MAIN_CLASS, List.of());
    }

    /** Returns a command with another main class, and arguments for it. */
    static WorkerCommand of(String mainClass, List<String> arguments) {
        Path java = java();
        List<String> words = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + (WINDOWS ? "NUL" : "/dev/null"),
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "-Djava.awt.headless=true",
                // Below a file there can be no folder: a parser that wants to spool to disk fails instead.
                "-Djava.io.tmpdir=" + java.resolve("none"),
                "-Duser.home=" + java.resolve("none"),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        words.addAll(arguments);
        return new WorkerCommand(words);
    }

    private static Path java() {
        Path own = Path.of(System.getProperty("java.home"), "bin", WINDOWS ? "java.exe" : "java");
        return Files.isRegularFile(own)
                ? own
                : ProcessHandle.current().info().command().map(Path::of).orElse(own);
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        Map<String, String> environment = builder.environment();
        // Windows cannot load its own libraries without it; the rest could carry options or secrets.
        environment.keySet().retainAll(List.of("SystemRoot", "SYSTEMROOT"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }
}
