package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs commands under strace, which counts how they change files, kills them at one of these calls, before it is
 * carried out, or lets that call fail: strace(1), option {@code --inject}. Not with {@code --seccomp-bpf}: together with
 * watched paths strace 6.1 then injects nothing.
 */
final class Strace {
    /** The system calls that change what is on the disk. */
    private static final List<String> CHANGES = List.of(
            "write",
            "writev",
            "pwrite64",
            "fsync",
            "fdatasync",
            "ftruncate",
            "unlink",
            "unlinkat",
            "link",
            "linkat",
            "rename",
            "renameat",
            "renameat2");

    private static final Pattern CALL = Pattern.compile("(?m)^(\\d+)\\s+(\\w+)\\(");
    private static final int LIMIT_SECONDS = 120;

    private final Path log;
    private final List<String> watched;

    private Strace(Path log, List<String> watched) {
        this.log = log;
        this.watched = watched;
    }

    /** Watches all files; skips the test where there is no strace, or where it may not trace. */
    static Strace everywhere(Path folder) throws IOException, InterruptedException {
        Strace strace = new Strace(folder.resolve("strace.log"), List.of());
        boolean installed = System.getenv("PATH") != null && onPath();
        if (!installed && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("strace is not installed");
        }
        assumeTrue(installed, "strace is not installed: nothing was killed");
        assumeTrue(strace.run(List.of("true"), List.of()).exit() == 0, "strace may not trace here: nothing was killed");
        return strace;
    }

    private static boolean onPath() {
        return Pattern.compile(java.io.File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace")));
    }

    /** Watches the vault, its journal and its folder, and nothing else that a command writes. */
    Strace only(PracticeVault vault) {
        return new Strace(
                log,
                List.of(
                        "-P",
                        vault.file().toString(),
                        "-P",
                        vault.journal().toString(),
                        "-P",
                        vault.folder().toString()));
    }

    /** Runs a command to its end and returns how often each call was made, in the thread that made it most. */
    SortedMap<String, Integer> changes(List<String> command) throws IOException, InterruptedException {
        assertThat(run(command, List.of()).exit()).as("exit of %s", command).isIn(0, 31);
        Map<String, Integer> inThread = new HashMap<>();
        SortedMap<String, Integer> most = new TreeMap<>();
        Matcher call = CALL.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
        while (call.find()) {
            int count = inThread.merge(call.group(), 1, Integer::sum);
            most.merge(call.group(2), count, Math::max);
        }
        return most;
    }

    /** Kills the command as it is about to make that call for the n-th time. */
    Outcome killAt(String call, int number, List<String> command) throws IOException, InterruptedException {
        return run(command, List.of("-e", "inject=" + call + ":signal=KILL:when=" + number));
    }

    /** Lets that call fail for the n-th time, and, as a disk that is full or broken does, ever after. */
    Outcome failFrom(String call, int number, String error, List<String> command)
            throws IOException, InterruptedException {
        return run(command, List.of("-e", "inject=" + call + ":error=" + error + ":when=" + number + "+"));
    }

    /** Lets that call fail once. */
    Outcome failAt(String call, int number, String error, List<String> command)
            throws IOException, InterruptedException {
        return run(command, List.of("-e", "inject=" + call + ":error=" + error + ":when=" + number));
    }

    private Outcome run(List<String> command, List<String> inject) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", log.toString()));
        words.addAll(watched);
        words.addAll(List.of("-e", "trace=" + String.join(",", CHANGES)));
        words.addAll(inject);
        words.addAll(command);
        Path out = log.resolveSibling("strace.out");
        Path err = log.resolveSibling("strace.err");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(words + " did not end");
        }
        return new Outcome(words, process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
