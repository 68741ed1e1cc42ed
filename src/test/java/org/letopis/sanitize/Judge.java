package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.letopis.Programs;

/** Real programs that make pictures and that say what a picture shows. */
final class Judge {
    /** Stands for the file in a command. */
    static final String FILE = "{file}";

    /** Stands for the file that a command makes. */
    static final String MADE = "{made}";

    private Judge() {}

    /** Returns what the command prints about the file; demands that it ends well. */
    static String says(byte[] file, String... command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("letopis-test");
        try {
            return run(folder, file, "made.bin", command);
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
            run(folder, file, "made." + ending, command);
            return Files.readAllBytes(folder.resolve("made." + ending));
        } finally {
            clear(folder);
        }
    }

    private static String run(Path folder, byte[] file, String made, String... command)
            throws IOException, InterruptedException {
        Files.write(folder.resolve("file.bin"), file);
        String[] words = Arrays.stream(command)
                .map(word -> word.replace(FILE, "file.bin").replace(MADE, made))
                .toArray(String[]::new);
        return Programs.run(folder, words);
    }

    private static void clear(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Returns the pixels of all frames and when each is shown, by ffmpeg, without its remarks on the file. */
    static String frames(byte[] file) throws IOException, InterruptedException {
        Programs.need("ffmpeg", "ffmpeg");
        return says(file, "ffmpeg", "-v", "error", "-i", FILE, "-f", "framemd5", "-")
                .lines()
                .filter(line -> !line.startsWith("["))
                .collect(Collectors.joining("\n"));
    }

    /** Returns a checksum of the pixels of each page or frame, by ImageMagick. */
    static String pages(byte[] file) throws IOException, InterruptedException {
        Programs.need("identify", "imagemagick");
        return says(file, "identify", "-quiet", "-format", "%w %h %T %#\n", FILE);
    }
}
