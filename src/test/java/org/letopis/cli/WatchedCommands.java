package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.letopis.failure.ExitCode;

/**
 * Runs commands and reads, as any program of the same user can, what the system shows of their processes while they run:
 * the command line and the environment, of the command and of each process that it starts.
 */
final class WatchedCommands {
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(60);
    private static final Path PROCESSES = Path.of("/proc");

    private final CanaryHunt secrets;
    private final CanaryHunt all;
    private final Set<Long> seen = new HashSet<>();
    private final List<String> found = new ArrayList<>();
    private int workers;

    /**
     * @param secrets what no process may show
     * @param all what a process that a command starts may not show either: the names that the user typed are on the
     *     command line of the command itself
     */
    WatchedCommands(CanaryHunt secrets, CanaryHunt all) {
        this.secrets = secrets;
        this.all = all;
    }

    Outcome run(Letopis letopis, String... args) {
        Running running = letopis.start(args);
        running.closeInput();
        watch(running, () -> false);
        return running.finish();
    }

    Outcome succeed(Letopis letopis, String... args) {
        Outcome outcome = run(letopis, args);
        assertThat(outcome.exit())
                .as("exit of %s\n%s", outcome.command(), outcome.err())
                .isIn(ExitCode.OK.number(), ExitCode.PARTLY_DONE.number());
        return outcome;
    }

    /** Kills it as soon as the sign is there. */
    void kill(Letopis letopis, BooleanSupplier sign, String... args) {
        Running running = letopis.start(args);
        running.closeInput();
        watch(running, sign);
        running.kill();
    }

    private void watch(Running running, BooleanSupplier sign) {
        while (running.process().isAlive() && !sign.getAsBoolean()) {
            long pid = running.process().pid();
            look(pid, secrets);
            running.process()
                    .descendants()
                    .filter(child -> isAnother(child.pid(), pid))
                    .forEach(child -> {
                        workers += look(child.pid(), all) ? 1 : 0;
                    });
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** Between fork and exec a child shows the command line of its parent: nothing that its parent does not. */
    private static boolean isAnother(long child, long parent) {
        try {
            return !Arrays.equals(shown(child, "cmdline"), shown(parent, "cmdline"));
        } catch (IOException ended) {
            return false;
        }
    }

    private static byte[] shown(long pid, String what) throws IOException {
        return Files.readAllBytes(PROCESSES.resolve(Long.toString(pid)).resolve(what));
    }

    /** Looks again and again, since a process may change what it shows; returns whether it is the first time. */
    private boolean look(long pid, CanaryHunt hunt) {
        for (String what : List.of("cmdline", "environ", "comm")) {
            try {
                hunt.in(CanaryHunt.latin(shown(pid, what)))
                        .forEach(canary -> found.add(canary + " in " + what + " of " + pid));
            } catch (IOException ended) {
                return false;
            }
        }
        return seen.add(pid);
    }

    /** Returns what was found in processes. */
    List<String> found() {
        return found;
    }

    /** Returns how many processes the commands started. */
    int workers() {
        return workers;
    }

    /** Returns the files in which the JVM publishes a command line, of all processes that ran: there must be none. */
    List<Path> performanceFiles() {
        Path folder = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));
        return seen.stream()
                .map(pid -> folder.resolve(Long.toString(pid)))
                .filter(Files::exists)
                .toList();
    }
}
