package org.letopis.sanitize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.letopis.Programs;

/** Makes films and pictures with programs that are not ours, and asks them what they see. */
final class Ffmpeg {
    private Ffmpeg() {}

    /** Runs a program and returns what it wrote; fails when the program fails. */
    static String run(List<String> command) {
        try {
            return Programs.run(Path.of("."), command.toArray(String[]::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Makes a file: arguments of ffmpeg without the program and the output. */
    static byte[] make(String extension, String... arguments) {
        return withFile(extension, new byte[0], file -> {
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
            command.addAll(List.of(arguments));
            command.add(file.toString());
            run(command);
            return Files.readAllBytes(file);
        });
    }

    /** Returns checksums of every decoded picture and sound frame with its time, by ffmpeg. */
    static List<String> frames(byte[] film) {
        return withFile(
                ".bin",
                film,
                file -> run(List.of(
                                "ffmpeg",
                                "-nostdin",
                                "-v",
                                "error",
                                "-i",
                                file.toString(),
                                "-map",
                                "0:v?",
                                "-map",
                                "0:a?", //
                                "-f",
                                "framemd5",
                                "-"))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    /** Returns what ffprobe says about the streams. */
    static String streams(byte[] film) {
        return withFile(
                ".bin",
                film,
                file -> run(List.of(
                        "ffprobe", "-v", "error", "-show_streams", "-show_format", "-show_chapters", file.toString())));
    }

    /** Work with a file on disk that is gone afterwards. */
    interface Work<T> {
        T with(Path file) throws IOException;
    }

    static <T> T withFile(String extension, byte[] content, Work<T> work) {
        try {
            Path file = Files.createTempFile("letopis-test", extension);
            try {
                Files.write(file, content);
                return work.with(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
