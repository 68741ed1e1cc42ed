package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes films and pictures with programs that are not ours, and asks them what they see. */
final class Ffmpeg {
    private static final long LONGEST_SECONDS = 120;

    private Ffmpeg() {}

    /** Skips the test visibly where a program is missing; where the build server runs, it must not be. */
    static void need(String program, String debianPackage) throws InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("which", program)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            found = false;
        }
        if (System.getenv("CI") != null) {
            assertThat(found).as(program + " must be installed where CI is set").isTrue();
        }
        assumeTrue(found, program + " is not installed (Debian: " + debianPackage + ")");
    }

    /** Runs a program and returns what it wrote; fails when the program fails. */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + output)
                    .isZero();
            return output;
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
