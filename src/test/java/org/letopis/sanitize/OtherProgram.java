package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.letopis.Programs;

/** Programs that nobody here wrote, as judges of what we wrote and as makers of what we read. */
final class OtherProgram {
    private static Path profile;

    private OtherProgram() {}

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

    /** Converts documents in one run; their names, with the ending that was asked for, lead to the results. */
    static Map<String, byte[]> libreOffice(Map<String, byte[]> documents, String to)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-office");
        try {
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                Files.write(folder.resolve(document.getKey()), document.getValue());
            }
            convert(folder, to, List.copyOf(documents.keySet()));
            Map<String, byte[]> converted = new HashMap<>();
            for (String document : documents.keySet()) {
                String name = document.replaceFirst("\\..*", "." + to);
                converted.put(name, Files.readAllBytes(folder.resolve("out").resolve(name)));
            }
            return converted;
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
                texts.put(name, Programs.run(folder, "pdftotext", "-layout", "out/" + name + ".pdf", "-"));
            }
            return texts;
        } finally {
            delete(folder);
        }
    }

    private static void convert(Path folder, String to, List<String> files) throws IOException, InterruptedException {
        Programs.need("soffice", "libreoffice-writer libreoffice-calc libreoffice-impress libreoffice-draw");
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + profile().toUri(),
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                folder.resolve("out").toString()));
        files.forEach(file -> command.add(folder.resolve(file).toString()));
        Programs.run(folder, command.toArray(String[]::new));
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
        Programs.need("mat2", "mat2");
        Path folder = Files.createTempDirectory("letopis-mat2");
        try {
            Files.write(folder.resolve("in." + ending), file);
            return Programs.run(folder, "mat2", "--show", "in." + ending);
        } finally {
            delete(folder);
        }
    }

    /** Demands that Info-ZIP unpacks the archive without a word of complaint. */
    static void demandGoodZip(byte[] file) throws IOException, InterruptedException {
        Programs.need("unzip", "unzip");
        Path folder = Files.createTempDirectory("letopis-unzip");
        try {
            Files.write(folder.resolve("in.zip"), file);
            assertThat(Programs.run(folder, "unzip", "-tq", "in.zip")).contains("No errors detected");
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
