package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that nobody here wrote, as judges of what we wrote and as makers of what we read. */
final class OtherProgram {
    private static final long LONGEST_SECONDS = 120;

    private static Path profile;

    private OtherProgram() {}

    /** Skips the test visibly where the program is missing; where the build server runs, it must not be. */
    static void need(String program, String debianPackage) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (System.getenv("CI") != null) {
            assertThat(found).as(program + " must be installed where CI is set").isTrue();
        }
        assumeTrue(found, program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Runs a program in a folder, demands success and returns what it said. */
    static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(List.of(command) + ": " + output).isZero();
        return output;
    }

    /** Converts a file with LibreOffice, in a profile of its own that is thrown away when the tests end. */
    static byte[] libreOffice(byte[] file, String ending, String to) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-office");
        try {
            Files.write(folder.resolve("in." + ending), file);
            convert(folder, to, List.of("in." + ending));
            return Files.readAllBytes(folder.resolve("out/in." + to.replaceFirst(":.*", "")));
        } finally {
            delete(folder);
        }
    }

    /** Returns the text of documents as LibreOffice prints them and pdftotext reads them, by name without ending. */
    static Map<String, String> textAsPrinted(Map<String, byte[]> documents) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-office");
        try {
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                Files.write(folder.resolve(document.getKey()), document.getValue());
            }
            convert(folder, "pdf", List.copyOf(documents.keySet()));
            Map<String, String> texts = new HashMap<>();
            for (String document : documents.keySet()) {
                String name = document.replaceFirst("\\..*", "");
                texts.put(name, run(folder, "pdftotext", "-layout", "out/" + name + ".pdf", "-"));
            }
            return texts;
        } finally {
            delete(folder);
        }
    }

    private static void convert(Path folder, String to, List<String> files) throws IOException, InterruptedException {
        need("soffice", "libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-draw");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + profile().toUri(),
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                folder.resolve("out").toString()));
        files.forEach(file -> command.add(folder.resolve(file).toString()));
        run(folder, command.toArray(String[]::new));
    }

    private static synchronized Path profile() throws IOException {
        if (profile == null) {
            Path made = Files.createTempDirectory("letopis-profile");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    delete(made);
                } catch (IOException e) {
                    System.err.println("left behind: " + made);
                }
            }));
            profile = made;
        }
        return profile;
    }

    /** Returns what mat2 shows of a file: the other tool that removes metadata. */
    static String mat2(byte[] file, String ending) throws IOException, InterruptedException {
        need("mat2", "mat2");
        Path folder = Files.createTempDirectory("letopis-mat2");
        try {
            Files.write(folder.resolve("in." + ending), file);
            return run(folder, "mat2", "--show", "in." + ending);
        } finally {
            delete(folder);
        }
    }

    /** Demands that Info-ZIP unpacks the archive without a word of complaint. */
    static void demandGoodZip(byte[] file) throws IOException, InterruptedException {
        need("unzip", "unzip");
        Path folder = Files.createTempDirectory("letopis-unzip");
        try {
            Files.write(folder.resolve("in.zip"), file);
            assertThat(run(folder, "unzip", "-tq", "in.zip")).contains("No errors detected");
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
