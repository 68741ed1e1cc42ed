package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.letopis.Programs;

/** Programs that nobody here wrote, as judges of what we wrote and as makers of what we read. */
final class OtherProgram {
    private OtherProgram() {}

    /** Converts a file with LibreOffice, in a profile of its own that is thrown away. */
    static byte[] libreOffice(byte[] file, String ending, String to) throws IOException, InterruptedException {
        Programs.need("soffice", "libreoffice-writer libreoffice-calc libreoffice-impress");
        Path folder = Files.createTempDirectory("letopis-office");
        try {
            Files.write(folder.resolve("in." + ending), file);
            Programs.run(
                    folder,
                    "soffice",
                    "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                    "--headless",
                    "--convert-to",
                    to,
                    "--outdir",
                    folder.resolve("out").toString(),
                    folder.resolve("in." + ending).toString());
            return Files.readAllBytes(folder.resolve("out/in." + to.replaceFirst(":.*", "")));
        } finally {
            delete(folder);
        }
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
