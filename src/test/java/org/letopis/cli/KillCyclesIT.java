package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.cli.KilledSteps.Step;
import org.letopis.cli.PracticeVault.Look;
import org.letopis.failure.ExitCode;

/**
 * Commands that are killed at any moment of their work: no acknowledged report is lost, nothing half done is to be seen,
 * the custody chain is whole, and {@code check} finds nothing, after each of them.
 */
@Tag(LongRun.TAG)
class KillCyclesIT {
    /** Each cycle looks at every byte of both vaults, which grow with each cycle. */
    private static final int CYCLES_OF_ONE_PAIR = 100;

    private static final int MEASURED_RUNS = LongRun.isWanted() ? 3 : 1;

    @TempDir
    private Path folder;

    private final long seed = LongRun.seed();
    private final Random random = new Random(seed);
    private final Map<String, Working> working = new HashMap<>();
    private final Map<String, int[]> killed = new TreeMap<>();

    /** How long a command works in all, and from the first sign of its writing. */
    private record Working(long nanos, long writingNanos) {}

    @Test
    void nothing_acknowledged_is_lost_whenever_a_command_is_killed() throws Exception {
        KilledSteps steps = null;
        String only = System.getProperty("letopis.step");
        List<String> names = only == null ? KilledSteps.NAMES : List.of(only);
        int cycles = LongRun.of(6, 1_000);
        for (int cycle = 0; cycle < cycles; cycle++) {
            if (cycle % CYCLES_OF_ONE_PAIR == 0) {
                finish(steps);
                steps = new KilledSteps(Files.createDirectory(folder.resolve("pair-" + cycle)), random);
            }
            String name = names.get(cycle % names.size());
            LongRun.progress(getClass(), cycle, cycles);
            try {
                cycle(steps, name);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", cycle " + cycle + ", " + name + ": " + e.getMessage(), e);
            }
        }
        finish(steps);
        LongRun.tell(
                getClass(), "%d cycles, seed %d; killed before writing / writing / answered: %s", cycles, seed, told());
    }

    private static void finish(KilledSteps steps) throws IOException {
        if (steps == null) {
            return;
        }
        for (PracticeVault vault : steps.vaults()) {
            // A journal that was killed before its header is no hot one: SQLite removes it with the next write.
            vault.run("capture", "--from", PracticeVault.REPORT).succeeds();
            vault.look();
            assertThat(names(vault.folder())).containsExactly("v");
        }
    }

    /** A process captures a report and says so; then another command is killed. */
    private void cycle(KilledSteps steps, String name) throws Exception {
        KillableCommands commands = KillableCommands.start();
        PracticeVault monitor = steps.monitor();
        int known = monitor.look().reports().size();
        commands.begin(monitor.words("capture", "--from", PracticeVault.REPORT));
        assertThat(commands.answer()).hasValue(ExitCode.OK.number());
        if (!working.containsKey(name)) {
            working.put(name, measured(commands, steps, name));
        }
        Step step = steps.step(name);
        Set<PracticeVault> vaults = new LinkedHashSet<>(steps.vaults());
        vaults.add(step.vault());
        Map<PracticeVault, Look> before = new HashMap<>();
        for (PracticeVault vault : vaults) {
            before.put(vault, vault.look());
        }
        assertThat(before.get(monitor).reports()).hasSizeGreaterThan(known);
        boolean acknowledged = kill(commands, step);
        for (PracticeVault vault : vaults) {
            Look after = vault.look();
            if (vault.equals(step.vault())) {
                step.proof().holds(acknowledged, before.get(vault), after);
            } else {
                assertThat(after).isEqualTo(before.get(vault));
            }
        }
        steps.removeHiddenFiles();
    }

    /** A third of the kills fall anywhere into the work, the others after the first sign of writing. */
    private boolean kill(KillableCommands commands, Step step) throws IOException, InterruptedException {
        Working times = working.get(step.name());
        commands.begin(step.words());
        if (random.nextInt(3) == 0) {
            commands.killAfterNanos(random.nextLong(times.nanos()));
        } else {
            commands.awaitNanos(step.sign());
            commands.killAfterNanos(random.nextLong(times.writingNanos()));
        }
        boolean writing = step.sign().getAsBoolean();
        OptionalInt answer = commands.answer();
        answer.ifPresent(exit -> assertThat(exit).isIn(ExitCode.OK.number(), ExitCode.PARTLY_DONE.number()));
        killed.computeIfAbsent(step.name(), none -> new int[3])[answer.isPresent() ? 2 : writing ? 1 : 0]++;
        return answer.isPresent();
    }

    private Working measured(KillableCommands commands, KilledSteps steps, String name) throws IOException {
        long nanos = 1;
        long writingNanos = 1;
        for (int run = 0; run < MEASURED_RUNS; run++) {
            Step step = steps.step(name);
            Look before = step.vault().look();
            commands.begin(step.words());
            long untilSign = commands.awaitNanos(step.sign());
            long writing = commands.awaitNanos(() -> false);
            assertThat(commands.answer().orElseThrow()).isIn(ExitCode.OK.number(), ExitCode.PARTLY_DONE.number());
            step.proof().holds(true, before, step.vault().look());
            nanos = Math.max(nanos, untilSign + writing);
            writingNanos = Math.max(writingNanos, writing);
        }
        return new Working(nanos, writingNanos);
    }

    private String told() {
        List<String> parts = new ArrayList<>();
        killed.forEach((name, counts) -> parts.add(name + " " + counts[0] + "/" + counts[1] + "/" + counts[2] + " of "
                + working.get(name).nanos() / 1_000_000 + " ms"));
        return String.join(", ", parts);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
