package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.letopis.crypto.Peers;

/**
 * A real terminal of 80 columns with a shell in it, by tmux: what is typed goes in as keys, what is shown is read from
 * the screen. In the folder, {@code ./letopis} starts the jar.
 */
final class Screen implements AutoCloseable {
    static final int COLUMNS = 80;
    private static final int ROWS = 60;
    private static final String PROMPT = "ready$ ";
    private static final long LIMIT_SECONDS = 20;

    private final Path folder;
    private final Path socket;
    private int exits;

    private Screen(Path folder, Path socket) {
        this.folder = folder;
        this.socket = socket;
    }

    /** Opens a terminal in this folder; skips the test where there is no tmux, except on a build server. */
    static Screen open(Path folder) throws IOException {
        Peers.require("tmux", "-V");
        Path start = folder.resolve("letopis");
        String java = Letopis.in(folder).command().stream().map(Screen::quoted).collect(Collectors.joining(" "));
        Files.writeString(start, "#!/bin/sh\nexec " + java + " \"$@\"\n");
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        // A socket's path must be short.
        Screen screen = new Screen(folder, Files.createTempDirectory("lt").resolve("s"));
        List<String> shell = List.of(
                "env",
                "-i",
                "PATH=" + System.getenv("PATH"),
                "LC_ALL=C.UTF-8",
                "TERM=screen",
                "NO_COLOR=1",
                "PS1=" + PROMPT,
                "bash",
                "--noprofile",
                "--norc");
        screen.tmux(
                "-f",
                "/dev/null",
                "-u",
                "new-session",
                "-d",
                "-x",
                Integer.toString(COLUMNS),
                "-y",
                Integer.toString(ROWS),
                shell.stream().map(Screen::quoted).collect(Collectors.joining(" ")));
        screen.await(PROMPT);
        return screen;
    }

    /** Types a line and the return key. */
    void type(String line) {
        if (!line.isEmpty()) {
            keys(line);
        }
        key("Enter");
    }

    /** Types without the return key. */
    void keys(String text) {
        tmux("send-keys", "-l", "--", text);
    }

    /** Presses a key, by tmux's name of it. */
    void key(String name) {
        tmux("send-keys", name);
    }

    /** Clears the screen and what was scrolled off it. */
    void clear() {
        tmux("send-keys", "-R", "C-l");
        tmux("clear-history");
        await(PROMPT);
    }

    /** Returns all that was shown, also above the screen; what the terminal broke at its edge is joined again. */
    String text() {
        return tmux("capture-pane", "-p", "-J", "-S", "-");
    }

    /** Returns all that was shown, with its colours as escape sequences. */
    String raw() {
        return tmux("capture-pane", "-p", "-e", "-S", "-");
    }

    /** Waits until what is shown, up to the cursor, ends with these words. */
    void await(String words) {
        Waiting.until(
                "\"" + words + "\" on the screen",
                () -> text().stripTrailing().replaceAll(" +\n", "\n").endsWith(words.stripTrailing()),
                this::text);
    }

    /** Runs a line to its end and returns its exit code. */
    int run(String line) {
        type(line);
        return exit();
    }

    /** Waits for the shell's prompt and returns the exit code of what ran: each asked for by a word of its own. */
    int exit() {
        String word = "code" + ++exits + "=";
        await(PROMPT);
        type("echo \"" + word + "$?\"");
        Waiting.until("the exit code", () -> text().matches("(?s).*\n" + word + "\\d+\\s.*"), this::text);
        await(PROMPT);
        String text = text();
        int at = text.lastIndexOf("\n" + word) + word.length() + 1;
        return Integer.parseInt(text.substring(at, text.indexOf('\n', at)).strip());
    }

    @Override
    public void close() throws IOException {
        tmux("kill-server");
        Files.deleteIfExists(socket);
        Files.delete(socket.getParent());
    }

    private String tmux(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s\n%s", command, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
