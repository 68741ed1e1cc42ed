package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs that nobody here wrote, against which tests prove that Letopis speaks the same formats. Packages come from
 * npm into {@code target/peers}, once. Where a program is missing the test is skipped with a message, but on a build
 * server ({@code CI=true}) it fails.
 */
public final class Peers {
    private static final List<String> PACKAGES =
            List.of("age-encryption@0.3.1", "cctv-age@0.2.0", "@noble/post-quantum@0.7.1", "ajv@8.20.0", "edtf@4.11.1");
    private static final Path FOLDER = Path.of("target", "peers").toAbsolutePath();
    private static final long TIMEOUT_SECONDS = 300;

    private Peers() {}

    /** Skips or fails the test unless the program starts. */
    public static void require(String program, String harmlessArgument) {
        try {
            run(FOLDER.getParent(), new byte[0], List.of(program, harmlessArgument));
        } catch (UncheckedIOException e) {
            missing(program + " is not installed");
        }
    }

    /** Returns {@code target/peers}, in which the npm packages are installed. */
    public static synchronized Path npm() {
        Path marker = FOLDER.resolve("installed.txt");
        String wanted = String.join("\n", PACKAGES);
        try {
            if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
                return FOLDER;
            }
            require("node", "--version");
            require("npm", "--version");
            Files.createDirectories(FOLDER);
            List<String> command =
                    new ArrayList<>(List.of("npm", "install", "--prefix", FOLDER.toString(), "--no-save"));
            command.addAll(List.of("--ignore-scripts", "--no-audit", "--no-fund"));
            command.addAll(PACKAGES);
            Ran install = run(FOLDER, new byte[0], command);
            if (install.exitCode() != 0) {
                missing("npm could not install " + PACKAGES + ": " + install.errors());
            }
            Files.writeString(marker, wanted);
            return FOLDER;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a script beside the npm packages and returns its standard output.
     *
     * @param script name of a resource beside {@code owner}
     */
    public static String node(Class<?> owner, String script, String... arguments) {
        Path copy = npm().resolve(script);
        try (InputStream source = owner.getResourceAsStream(script)) {
            assertThat(source).as("resource %s", script).isNotNull();
            Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of("node", copy.toString()));
        command.addAll(List.of(arguments));
        Ran ran = run(FOLDER, new byte[0], command);
        assertThat(ran.exitCode()).as("%s: %s", script, ran.errors()).isZero();
        return ran.output();
    }

    /** What a program said. */
    public record Ran(int exitCode, String output, String errors) {}

    /** Runs a program to its end. */
    public static Ran run(Path folder, byte[] input, List<String> command) {
        try {
            Path errors = Files.createTempFile("peer", ".err");
            Path output = Files.createTempFile("peer", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .redirectOutput(output.toFile())
                    .start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("%s ends in time", command.get(0)).isTrue();
            Ran ran = new Ran(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
            Files.delete(output);
            Files.delete(errors);
            return ran;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a peer ran", e);
        }
    }

    private static void missing(String message) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(message);
        }
        abort(message);
    }
}
