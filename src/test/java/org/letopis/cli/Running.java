package org.letopis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that was started and has not ended yet. */
public final class Running {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> command;
    private final Path texts;

    Running(Process process, List<String> command, Path texts) {
        this.process = process;
        this.command = command;
        this.texts = texts;
    }

    Process process() {
        return process;
    }

    /** Gives it standard input and leaves that open. */
    void type(String text) {
        try {
            process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said this on standard error. */
    void awaitError(String words) {
        Waiting.until("\"" + words + "\" on standard error", () -> text("err").contains(words) || !process.isAlive());
        if (!text("err").contains(words)) {
            throw new AssertionError(command + " ended with: " + text("err"));
        }
    }

    /** Stops it as {@code kill -9} does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        finish();
    }

    /** Waits for the end; a command that takes too long is killed, and fails the test. */
    public Outcome finish() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end; it said: " + text("err"));
            }
            Outcome outcome = new Outcome(command, process.exitValue(), text("out"), text("err"));
            Files.delete(texts.resolve("out"));
            Files.delete(texts.resolve("err"));
            Files.delete(texts);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String text(String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(texts.resolve(name))))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new AssertionError("std" + name + " of " + command + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
