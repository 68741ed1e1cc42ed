package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A monitor and a researcher who compared their words, a report captured by the one, a bundle of it for the other, and
 * a stranger who knows neither. Made once in a JVM; a test works on copies, since each key derivation costs its time.
 */
final class Correspondence {
    static final Path SAMPLES = Path.of("samples").toAbsolutePath();
    static final Path REPORT = SAMPLES.resolve("reports/market-inspection.json");
    static final Path JPEG = SAMPLES.resolve("files/dirty.jpg");
    static final Path PNG = SAMPLES.resolve("files/dirty.png");
    static final Path PDF = SAMPLES.resolve("files/dirty.pdf");

    private static Path prepared;

    private Correspondence() {}

    /** Puts a copy of everything into the folder. */
    static synchronized Letopis copyInto(Path folder) {
        if (prepared == null) {
            prepared = prepare();
        }
        try (Stream<Path> files = Files.list(prepared)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Letopis.in(folder);
    }

    /** Writes {@code who.passphrase}, readable by its owner alone. */
    static void passphrase(Path folder, String who) {
        try {
            Path file = folder.resolve(who + ".passphrase");
            Files.writeString(file, "practice only: " + who + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the head of an old Office file, which is refused by name, and returns where it is. */
    static Path oldOffice(Path folder) {
        byte[] head = new byte[512];
        byte[] sign = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(sign, 0, head, 0, sign.length);
        try {
            return Files.write(folder.resolve("statement.doc"), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sample report as JSON. */
    static Map<String, Object> report() {
        try {
            return JsonText.object(Files.readString(REPORT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of the people of a report that is to be captured. */
    static List<String> names(Map<String, Object> report) {
        return JsonText.list(report, "persons").stream()
                .flatMap(person -> ((List<?>) person.getOrDefault("names", List.of())).stream())
                .map(String.class::cast)
                .toList();
    }

    private static Path prepare() {
        try {
            Path folder = Files.createTempDirectory("letopis-it-prepared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Letopis letopis = Letopis.in(folder).kept();
            for (String who : List.of("monitor", "researcher", "stranger")) {
                passphrase(folder, who);
                letopis.as(who).run("init", "--low-memory").succeeds();
                letopis.as(who)
                        .run("slots", "add", "--new-key-file", who + ".key")
                        .succeeds();
                letopis.as(who).run("card", "-o", who + ".card").succeeds();
            }
            Letopis monitor = letopis.as("monitor");
            monitor.run("contact", "add", "researcher.card", "--name", "researcher", "--verified")
                    .succeeds();
            letopis.as("researcher")
                    .run("contact", "add", "monitor.card", "--name", "monitor", "--verified")
                    .succeeds();
            monitor.run(
                            "capture",
                            "--from",
                            REPORT.toString(),
                            "--checked",
                            "--attach",
                            JPEG.toString(),
                            PNG.toString())
                    .succeeds();
            monitor.run("export", "last", "--to", "researcher", "-o", "bundle.age")
                    .succeeds();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
