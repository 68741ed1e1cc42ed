package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo shows what a person would type: its lines, typed one by one, do the same. */
class DemoIT {
    private static final Pattern LINE = Pattern.compile("(?m)^\\$ (letopis (?:.*\\\\\\n)*.*)$");
    private static final Pattern NEXT = Pattern.compile("(?m)^  (letopis (?:.*\\\\\\n)*.*)$");
    private static final String FOLDER = "letopis-demo";

    @TempDir
    Path folder;

    private final List<Outcome> demos = new ArrayList<>();
    private final List<String> tried = new ArrayList<>();

    @Test
    void the_printed_lines_replayed_as_processes_give_the_same_result() throws IOException {
        Path shown = Files.createDirectory(folder.resolve("shown"));
        Path typed = Files.createDirectory(folder.resolve("typed"));
        List<String> english = demo(shown, "en", FOLDER);
        copyWhatIsNotMade(shown.resolve(FOLDER), Files.createDirectory(typed.resolve(FOLDER)));
        for (String line : english) {
            type(typed, line);
        }
        assertThat(names(typed.resolve(FOLDER))).isEqualTo(names(shown.resolve(FOLDER)));
        assertThat(result(typed, FOLDER)).isEqualTo(result(shown, FOLDER));

        // A second time, beside the first: in a folder of its own, with the same lines and the same files.
        Map<String, String> before = Snapshot.of(shown.resolve(FOLDER));
        List<String> russian = demo(shown, "ru", FOLDER + "-2");
        assertThat(onOneLine(russian))
                .isEqualTo(onOneLine(english).stream()
                        .map(line -> line.replace(FOLDER, FOLDER + "-2"))
                        .toList());
        assertThat(names(shown.resolve(FOLDER + "-2"))).isEqualTo(names(typed.resolve(FOLDER)));
        assertThat(Snapshot.of(shown.resolve(FOLDER))).isEqualTo(before);
        assertThat(demos).allSatisfy(DemoIT::fitsTheScreen);
    }

    /** The longer name of the second folder breaks the lines elsewhere. */
    private static List<String> onOneLine(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll("\\\\\n\\s+", "")).toList();
    }

    private static void fitsTheScreen(Outcome demo) {
        assertThat(demo.out().lines())
                .filteredOn(line -> line.length() > Screen.COLUMNS)
                .isEmpty();
    }

    /** Runs the demo, tries what it says to try next, and returns the lines that it ran. */
    private List<String> demo(Path where, String language, String made) throws IOException {
        Outcome demo = Letopis.in(where).run("demo", "--lang", language).succeeds();
        assertThat(names(where)).contains(made).isSubsetOf(FOLDER, FOLDER + "-2");
        demos.add(demo);
        List<String> lines = lines(LINE, demo.out());
        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(demo.out().lines().filter(line -> line.startsWith("$ "))).hasSameSizeAs(lines);

        List<String> next = lines(NEXT, demo.out());
        assertThat(next).hasSizeGreaterThanOrEqualTo(3);
        if (!tried.isEmpty()) {
            assertThat(onOneLine(next))
                    .isEqualTo(tried.stream()
                            .map(line -> line.replace(FOLDER, made))
                            .toList());
            return lines; // the very same lines again
        }
        tried.addAll(onOneLine(next));
        Path later = Files.createDirectory(folder.resolve("later-" + language));
        Files.createSymbolicLink(later.resolve(made), where.resolve(made));
        for (String line : next) {
            if (!line.endsWith(" init")) { // asks for a passphrase
                type(later, line);
            }
        }
        assertThat(later.resolve("clean/dirty.jpg")).isRegularFile();
        return lines;
    }

    /** Runs a line in a shell that knows {@code letopis}. */
    private void type(Path where, String line) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path start = bin.resolve("letopis");
        if (!Files.exists(start)) {
            String java = String.join(" ", Letopis.in(folder).command());
            Files.writeString(start, "#!/bin/sh\nexec " + java + " \"$@\"\n");
            Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        }
        Running running = Letopis.in(where)
                .environment("PATH", bin + ":" + System.getenv("PATH"))
                .startProgram(List.of("bash", "-c", line));
        running.closeInput();
        running.finish().succeeds();
    }

    /** Copies the samples and the passphrases, which the demo unpacks before its first line. */
    private static void copyWhatIsNotMade(Path from, Path to) throws IOException {
        Files.createDirectory(to.resolve("samples"));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path inside = from.relativize(file);
                if (inside.startsWith("samples") || inside.toString().endsWith(".passphrase")) {
                    Files.copy(file, to.resolve(inside), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static List<String> lines(Pattern pattern, String text) {
        List<String> lines = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            lines.add(matcher.group(1));
        }
        return lines;
    }

    /** Returns what is the same in both: not the ids, codes and order, which are random. */
    private static List<Object> result(Path where, String made) {
        List<Object> result = new ArrayList<>();
        for (String who : List.of("monitor", "researcher")) {
            Letopis one = Letopis.in(where.resolve(made)).kept().as(who).with("--json");
            for (Map<String, Object> report :
                    JsonText.list(one.run("list").succeeds().json(), "reports")) {
                Map<String, Object> origin = JsonText.object(report, "origin");
                Map<String, Object> full =
                        one.run("show", (String) report.get("id")).succeeds().json();
                result.add(Stream.of(
                                who,
                                report.get("title"),
                                report.get("attachments"),
                                origin == null ? "own" : origin.get("trust"),
                                full.get("narrative"),
                                JsonText.list(full, "attachments").stream()
                                        .map(file -> String.valueOf(JsonText.object(file, "clean")))
                                        .sorted()
                                        .toList())
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n")));
            }
            for (Map<String, Object> contact :
                    JsonText.list(one.run("contact", "list").succeeds().json(), "contacts")) {
                result.add(who + " knows " + contact.get("name") + ": " + contact.get("trust"));
            }
        }
        assertThat(result).hasSize(4);
        return result;
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
