package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.LongRun;
import org.letopis.cli.PracticeVault.Look;
import org.letopis.failure.ExitCode;

/**
 * A command that is killed at each single write, sync, rename and removal it makes: the vault is as before, or as the
 * command was to make it, and the command can be given again. The short form takes some of the points.
 */
@Tag(LongRun.TAG)
class KillSweepIT {
    private static final int KILLED = 128 + 9;
    private static final int POINTS_OF_THE_SHORT_FORM = 1;

    @TempDir
    private Path folder;

    private Strace strace;
    private PracticeVault vault;
    private PracticeVault copy;
    private Look before;
    private int points;
    private int done;

    @BeforeEach
    void a_vault_with_a_report() throws Exception {
        strace = Strace.everywhere(folder);
        vault = PracticeVault.make(folder.resolve("vault"));
        vault.run("capture", "--from", PracticeVault.REPORT).succeeds();
        copy = vault.in(folder.resolve("copy"));
    }

    /** What must hold beyond the look of the vault. */
    private interface Proof {
        void holds(boolean isDone) throws IOException;
    }

    /** What a command leaves beside the vault is put away before it is given again. */
    private interface Cleaning {
        void clean() throws IOException;
    }

    private void sweep(Strace where, Cleaning cleaning, Proof proof, ExitCode doneAlready, String... args)
            throws Exception {
        before = vault.look();
        vault.copyTo(copy.folder());
        SortedMap<String, Integer> changes = where.changes(copy.process(args));
        Look after = copy.look();
        assertThat(after.isLike(before)).as("the command changes something").isFalse();
        int all = changes.values().stream().mapToInt(Integer::intValue).sum();
        int wanted = LongRun.of(POINTS_OF_THE_SHORT_FORM, all);
        int point = 0;
        for (String call : changes.keySet()) {
            for (int number = 1; number <= changes.get(call); number++, point++) {
                if ((point + 1) * wanted / all > point * wanted / all) { // evenly, and always the last
                    cleaning.clean();
                    vault.copyTo(copy.folder());
                    kill(where, call, number, after, args);
                    proof.holds(isDone(call, number, after));
                    int again = copy.run(args).exit();
                    assertThat(again).as("given again").isIn(0, doneAlready.number());
                    copy.look();
                }
            }
        }
        cleaning.clean();
        // Which pages a change touches depends on random ids, so the last few points may not be reached.
        assertThat(points).as("points at which the command was killed").isGreaterThan(wanted * 9 / 10 - 1);
        LongRun.tell(getClass(), "%s: killed at %d of %d points, done in %d: %s", args[0], points, all, done, changes);
    }

    private void kill(Strace where, String call, int number, Look after, String... args) throws Exception {
        Outcome outcome = where.killAt(call, number, copy.process(args));
        assertThat(outcome.exit()).as("%s %d: %s", call, number, outcome.err()).isIn(KILLED, 0);
        points += outcome.exit() == KILLED ? 1 : 0;
        if (outcome.exit() == 0 || outcome.out().endsWith("}\n")) {
            assertThat(copy.look().isLike(after))
                    .as("%s %d: acknowledged, so done", call, number)
                    .isTrue();
        }
    }

    private boolean isDone(String call, int number, Look after) {
        Look now = copy.look();
        boolean isDone = now.isLike(after);
        done += isDone ? 1 : 0;
        assertThat(isDone || now.equals(before))
                .as("%s %d: %s", call, number, now)
                .isTrue();
        assertThat(now.reports()).startsWith(before.reports().toArray(String[]::new));
        return isDone;
    }

    @Test
    void a_capture_is_there_whole_or_not_at_all() throws Exception {
        sweep(
                strace.only(copy),
                () -> {},
                isDone -> {},
                ExitCode.OK,
                "capture",
                "--from",
                PracticeVault.REPORT,
                "--checked",
                "--attach",
                Correspondence.JPEG.toString());
    }

    private PracticeVault acquaintance() throws IOException {
        PracticeVault other = PracticeVault.make(folder.resolve("other"));
        for (PracticeVault one : List.of(vault, other)) {
            Path card = folder.resolve(one.folder().getFileName() + ".card");
            (one.equals(vault) ? other : vault)
                    .run("card", "-o", card.toString())
                    .succeeds();
            one.run("contact", "add", card.toString(), "--name", "other", "--verified")
                    .succeeds();
        }
        return other;
    }

    /** Of a part that has its name, all are written, verified and remembered; and another name takes them all again. */
    @Test
    void an_export_in_parts_shows_no_part_before_all_are_whole_and_known() throws Exception {
        PracticeVault receiver = acquaintance();
        Path text = folder.resolve("log.txt");
        Files.writeString(text, new BigInteger(5_000_000, new Random(1)).toString(16) + "\n");
        vault.run("attach", "last", text.toString()).succeeds();
        Path stick = Files.createDirectory(folder.resolve("stick"));
        Cleaning cleaning = () -> empty(stick);
        sweep(
                strace,
                cleaning,
                isDone -> {
                    List<Path> named = named(stick);
                    assertThat(named).hasSizeLessThanOrEqualTo(2);
                    if (!named.isEmpty()) {
                        assertThat(isDone).as("what has a name is remembered").isTrue();
                    }
                    if (named.size() == 2) {
                        receiver.run("verify", stick.toString()).succeeds();
                    } else if (named.size() == 1) {
                        Outcome outcome = receiver.run("verify", stick.toString());
                        assertThat(outcome.endsWith(ExitCode.DAMAGED).out()).contains("parts.missing");
                    }
                    cleaning.clean();
                },
                ExitCode.OK,
                "export",
                "last",
                "--to",
                "other",
                "--split",
                "1M",
                "-o",
                stick.resolve("x.age").toString());
    }

    private static List<Path> named(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void an_import_is_there_whole_or_not_at_all() throws Exception {
        PracticeVault sender = acquaintance();
        Path bundle = folder.resolve("bundle.age");
        sender.run("capture", "--from", PracticeVault.REPORT, "--checked", "--attach", Correspondence.JPEG.toString())
                .succeeds();
        sender.run("export", "last", "--to", "other", "-o", bundle.toString()).succeeds();
        sweep(
                strace.only(copy),
                () -> {},
                isDone ->
                        assertThat(copy.run("verify", bundle.toString()).exit()).isZero(),
                ExitCode.REPLAY,
                "import",
                bundle.toString());
    }

    @Test
    void after_a_slot_change_exactly_one_of_both_keys_opens() throws Exception {
        Path old = folder.resolve("old.key");
        Path changed = folder.resolve("new.key");
        vault.run("slots", "add", "--new-key-file", old.toString()).succeeds();
        sweep(
                strace.only(copy),
                () -> Files.deleteIfExists(changed),
                isDone -> {
                    assertThat(copy.with(old).run("list").exit() == 0).isNotEqualTo(isDone);
                    if (Files.exists(changed)) {
                        assertThat(copy.with(changed).run("list").exit() == 0).isEqualTo(isDone);
                    }
                    Files.deleteIfExists(changed);
                },
                ExitCode.OK,
                "slots",
                "change",
                "1",
                "--new-key-file",
                changed.toString());
    }

    @Test
    void a_backup_has_its_name_only_when_it_is_whole() throws Exception {
        Path target = Files.createDirectory(folder.resolve("stick")).resolve("v");
        Cleaning cleaning = () -> empty(target.getParent());
        sweep(
                strace,
                cleaning,
                isDone -> {
                    if (Files.exists(target)) {
                        assertThat(vault.in(target.getParent()).look()).isEqualTo(before);
                    }
                    cleaning.clean();
                },
                ExitCode.OK,
                "backup",
                target.toString());
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
