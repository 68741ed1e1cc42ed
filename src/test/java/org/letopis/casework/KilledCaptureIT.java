package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the kill sweep: a capture that is killed at any moment leaves a whole vault, with it or without. */
class KilledCaptureIT {
    private static final int KILLS = 8;
    private static final int ATTACHMENT_BYTES = 40_000_000;
    private static final long SEED = 20261123;

    @TempDir
    private Path folder;

    @Test
    void a_killed_capture_is_there_whole_or_not_at_all() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "six quiet words in a row\n");
        byte[] bytes = new byte[ATTACHMENT_BYTES];
        new Random(SEED).nextBytes(bytes);
        Files.write(folder.resolve("film.bin"), bytes);
        assertThat(run("init", "--low-memory").waitFor()).isZero();
        Random random = new Random(SEED);
        int acknowledged = 0;
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process capture = run(
                    "capture",
                    "--from",
                    sample(),
                    "--attach",
                    folder.resolve("film.bin").toString());
            if (!capture.waitFor(500 + random.nextInt(1500), TimeUnit.MILLISECONDS)) {
                capture.destroyForcibly().waitFor();
                killed++;
            } else {
                assertThat(capture.exitValue()).isZero();
                acknowledged++;
            }
            int listed = listed();
            assertThat(listed).as("seed %d, kill %d", SEED, i).isBetween(acknowledged, acknowledged + killed);
            acknowledged = listed; // a kill between the commit and the answer leaves a report that is whole
            killed = 0;
        }
        // A journal that was killed before its header is no hot one: SQLite removes it with the next write.
        assertThat(run("capture", "--from", sample()).waitFor()).isZero();
        assertThat(listed()).isEqualTo(acknowledged + 1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("passphrase", "film.bin", "notes", "out");
        }
    }

    private int listed() throws IOException, InterruptedException {
        Process list = run("list", "--json");
        assertThat(list.waitFor()).isZero();
        String json = Files.readString(folder.resolve("out"));
        return json.split("\"occurred\"", -1).length - 1;
    }

    private static String sample() {
        return Path.of("samples/reports/market-inspection.json")
                .toAbsolutePath()
                .toString();
    }

    private Process run(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("letopis.jar"),
                "--vault",
                folder.resolve("notes").toString(),
                "--passphrase-file",
                folder.resolve("passphrase").toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
