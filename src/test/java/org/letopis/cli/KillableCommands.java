package org.letopis.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A process that runs commands until it is killed: {@link CommandsInAnotherProcess}, seen from outside. */
final class KillableCommands {
    private static final long BETWEEN_LOOKS_NANOS = 20_000;

    private final Process process;
    private final BufferedReader out;
    private final StringBuilder said = new StringBuilder();

    private KillableCommands(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static KillableCommands start() throws IOException {
        return start(List.of());
    }

    /** @param before the words of a program that starts another */
    static KillableCommands start(List<String> before) throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(
                Letopis.java().toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                CommandsInAnotherProcess.class.getName()));
        return new KillableCommands(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void begin(List<String> words) throws IOException {
        process.getOutputStream().write((String.join("\t", words) + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** Returns the exit code of the command that runs, or nothing if the process was killed before it answered. */
    OptionalInt answer() throws IOException {
        said.setLength(0);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(CommandsInAnotherProcess.EXIT)) {
                return OptionalInt.of(Integer.parseInt(line.substring(CommandsInAnotherProcess.EXIT.length())));
            }
            said.append(line).append('\n');
        }
        return OptionalInt.empty();
    }

    /** Runs a command to its end. */
    Outcome run(List<String> words) throws IOException {
        begin(words);
        int exit = answer().orElseThrow(() -> new AssertionError(words + " did not answer: " + said));
        return new Outcome(words, exit, said.toString(), said.toString());
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }

    long pid() {
        return process.pid();
    }

    /** Returns whether the answer can be read already. */
    boolean hasAnswered() {
        try {
            return out.ready();
        } catch (IOException e) {
            return true;
        }
    }

    /** Waits until it is so, but not after the answer; returns how long that took. */
    long awaitNanos(BooleanSupplier sign) {
        long start = System.nanoTime();
        while (!sign.getAsBoolean() && !hasAnswered()) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return System.nanoTime() - start;
    }

    /** Lets it work for so long, then kills it, as {@code kill -9} does. */
    void killAfterNanos(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
        process.toHandle().destroyForcibly(); // the process's own method would close what it said
        process.waitFor();
    }
}
