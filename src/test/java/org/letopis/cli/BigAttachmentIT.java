package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/**
 * A file larger than the heap goes into the vault, is checked there, backed up, restored and comes back, byte for byte:
 * 100 MiB, or more with the long form, in a heap of 64 MiB. The vault opens with a key file, since stretching a
 * passphrase alone takes more.
 *
 * <pre>mvn -B verify -Dit.test=BigAttachmentIT -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dletopis.big.mib=2048</pre>
 */
class BigAttachmentIT {
    private static final int SIZE_MIB = Integer.getInteger("letopis.big.mib", 100);
    private static final String HEAP = "-Xmx64m";
    private static final long SEED = 20261123;

    @TempDir
    private Path folder;

    @Test
    void a_file_larger_than_the_heap_comes_back_whole() throws Exception {
        Path film = folder.resolve("film.bin");
        write(film);
        run("notes", "init", "--no-input");
        JsonObject stored = run(
                        "notes",
                        "capture",
                        "--from",
                        Path.of("samples/reports/market-inspection.json")
                                .toAbsolutePath()
                                .toString(),
                        "--checked",
                        "--attach",
                        film.toString())
                .objects("attachments")
                .get(0);
        assertThat(stored.string("refused"))
                .as("no clean copy is made of a format that is not known")
                .isNotBlank();
        requireWhole("notes");
        requireSame(film, "notes", stored.string("id"));

        Path backup = folder.resolve("backup");
        run("notes", "backup", backup.toString());
        Files.delete(folder.resolve("notes"));
        run("restored", "restore", backup.toString());
        Files.delete(backup);
        requireWhole("restored");
        requireSame(film, "restored", stored.string("id"));
    }

    private void requireWhole(String vault) throws Exception {
        JsonObject checked = run(vault, "check");
        assertThat(checked.strings("problems")).isEmpty();
        assertThat(checked.integer("bytes", 0, Long.MAX_VALUE)).isEqualTo(SIZE_MIB * 1024L * 1024L);
    }

    private void requireSame(Path film, String vault, String id) throws Exception {
        Path back = folder.resolve("back.bin");
        run(vault, "save", id, "--original", "-o", back.toString());
        assertThat(Files.mismatch(film, back)).isEqualTo(-1);
        Files.delete(back);
    }

    private static void write(Path file) throws IOException {
        Random random = new Random(SEED);
        byte[] mebibyte = new byte[1024 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < SIZE_MIB; i++) {
                random.nextBytes(mebibyte);
                out.write(mebibyte);
            }
        }
    }

    private JsonObject run(String vault, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-jar",
                System.getProperty("letopis.jar"),
                "--json",
                "--quiet",
                "--vault",
                folder.resolve(vault).toString(),
                "--key-file",
                folder.resolve("key").toString()));
        command.addAll(List.of(args));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).as(args[0]).isZero();
        return Json.parse(Files.readAllBytes(out), 1024 * 1024);
    }
}
