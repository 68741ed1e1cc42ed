package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Real programs that make pictures and that say what a picture shows. */
final class Judge {
    /** Stands for the file in a command. */
    static final String FILE = "{file}";

    /** Stands for the file that a command makes. */
    static final String MADE = "{made}";

    private Judge() {}

    /** Skips the test visibly where the program is missing; where the build server runs, it must not be. */
    static void need(String program, String debianPackage) {
        boolean found = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        if (System.getenv("CI") != null) {
            assertThat(found).as("%s must be installed where CI is set", program).isTrue();
        }
        assumeTrue(found, program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Returns what the command prints about the file, as Latin-1; demands that it ends well. */
    static String says(byte[] file, String... command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-test");
        try {
            return run(Files.write(folder.resolve("file.bin"), file), folder.resolve("made.bin"), command);
        } finally {
            clear(folder);
        }
    }

    /**
     * Returns the file that the command makes of the given one.
     *
     * @param ending of the made file's name, by which many programs choose the format
     */
    static byte[] makes(String ending, byte[] file, String... command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-test");
        try {
            Path made = folder.resolve("made." + ending);
            run(Files.write(folder.resolve("file.bin"), file), made, command);
            return Files.readAllBytes(made);
        } finally {
            clear(folder);
        }
    }

    private static String run(Path file, Path made, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.replace(FILE, file.toString()).replace(MADE, made.toString()));
        }
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor()).as("%s", words).isZero();
        return output;
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Returns the pixels of all frames and when each is shown, by ffmpeg. */
    static String frames(byte[] file) throws IOException, InterruptedException {
        need("ffmpeg", "ffmpeg");
        return says(file, "ffmpeg", "-v", "error", "-i", FILE, "-f", "framemd5", "-");
    }

    /** Returns a checksum of the pixels of each page or frame, by ImageMagick. */
    static String pages(byte[] file) throws IOException, InterruptedException {
        need("identify", "imagemagick");
        return says(file, "identify", "-format", "%w %h %T %#\n", FILE);
    }
}
