package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A disk that is full, or breaks, at any point of a command: exit 74, said clearly, the vault whole, and later it works. */
@Tag(LongRun.TAG)
class FullDiskIT {
    private static final int DISK_KIB = 4_096;
    private static final int STEP_KIB = 4;
    private static final int SHORT_FORM_STEP_KIB = 128;
    private static final int POINTS_OF_THE_SHORT_FORM = 1;

    @TempDir
    private Path folder;

    private PracticeVault vault;
    private Look before;

    @BeforeEach
    void a_vault_with_a_report() throws Exception {
        vault = PracticeVault.make(folder.resolve("vault"));
        PracticeVault other = PracticeVault.make(folder.resolve("other"));
        String card = folder.resolve("other.card").toString();
        other.run("card", "-o", card).succeeds();
        vault.run("contact", "add", card, "--name", "other", "--verified").succeeds();
        vault.run("capture", "--from", PracticeVault.REPORT).succeeds();
        before = vault.look();
    }

    @Test
    void with_any_number_of_free_blocks_a_command_is_done_or_is_74_and_works_later() throws Exception {
        int tried = 0;
        int full = 0;
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_KIB, "true")) {
            disk.run(List.of("--version")); // from here on it is mounted
            for (List<String> command : List.of(
                    List.of("capture", "--from", PracticeVault.REPORT),
                    List.of(
                            "capture",
                            "--from",
                            PracticeVault.REPORT,
                            "--checked",
                            "--attach",
                            Correspondence.JPEG.toString()),
                    List.of("attach", "last", Correspondence.PNG.toString()),
                    List.of(
                            "slots",
                            "add",
                            "--new-key-file",
                            folder.resolve("new.key").toString()),
                    List.of(
                            "export",
                            "last",
                            "--to",
                            "other",
                            "-o",
                            disk.inside().resolve("copy").toString()),
                    List.of("backup", disk.inside().resolve("copy").toString()))) {
                int freeKib = 0;
                int exit = ExitCode.IO.number();
                while (exit != 0) {
                    exit = inFree(disk, freeKib, command);
                    freeKib += LongRun.isWanted() ? STEP_KIB : SHORT_FORM_STEP_KIB;
                    tried++;
                    full += exit == 0 ? 0 : 1;
                }
                assertThat(freeKib).as("%s needs room", command).isGreaterThan(100);
            }
        }
        LongRun.tell(
                getClass(),
                "a disk with 0, %d, ... KiB free: %d times full of %d tried",
                LongRun.of(SHORT_FORM_STEP_KIB, STEP_KIB),
                full,
                tried);
    }

    /** The vault lies elsewhere; only what leaves it does not fit. */
    @Test
    void an_export_in_parts_that_does_not_fit_leaves_no_part() throws Exception {
        Path text = folder.resolve("log.txt");
        Files.writeString(text, new BigInteger(10_000_000, new Random(1)).toString(16) + "\n");
        vault.run("attach", "last", text.toString()).succeeds();
        before = vault.look();
        int full = 0;
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_KIB, "true")) {
            disk.run(List.of("--version")); // from here on it is mounted
            int exit = ExitCode.IO.number();
            for (int freeKib = 0; exit != 0; freeKib += LongRun.of(1_024, 64)) {
                String target = disk.inside().resolve("x.age").toString();
                disk.leaveFree(freeKib);
                Outcome outcome =
                        disk.run(vault.words("export", "last", "--to", "other", "--split", "1M", "-o", target));
                exit = outcome.exit();
                disk.freeAll();
                try (Stream<Path> left = Files.list(disk.outside())) {
                    assertThat(left).as("%d KiB free", freeKib).hasSize(exit == 0 ? 3 : 0);
                }
                if (exit != 0) {
                    outcome.endsWith(ExitCode.IO);
                    assertThat(outcome.said()).matches(FullDiskIT::saysFull);
                    assertThat(vault.look()).isEqualTo(before);
                    full++;
                }
            }
        }
        assertThat(full).as("sizes of disk on which it did not fit").isGreaterThanOrEqualTo(3);
        assertThat(vault.look().custody()).isEqualTo(before.custody() + 1);
    }

    private int inFree(SmallDisk disk, int freeKib, List<String> command) throws Exception {
        PracticeVault there = vault.copyTo(disk.outside());
        Path seen = folder.resolve("seen"); // SQLite does not find its way through /proc
        String language = freeKib % (2 * SHORT_FORM_STEP_KIB) < SHORT_FORM_STEP_KIB ? "en" : "ru";
        List<String> words = vault.in(disk.inside()).speaking(language).words(command.toArray(String[]::new));
        Files.deleteIfExists(folder.resolve("new.key"));
        disk.leaveFree(freeKib);
        Outcome outcome = disk.run(words);
        disk.freeAll();
        if (outcome.exit() != 0) {
            outcome.endsWith(ExitCode.IO);
            assertThat(outcome.said()).as("%d KiB free", freeKib).matches(FullDiskIT::saysFull);
            assertThat(disk.outside().resolve("copy")).doesNotExist();
            assertThat(there.copyTo(seen).look())
                    .as("%d KiB free, %s", freeKib, command)
                    .isEqualTo(before);
            if (Files.deleteIfExists(folder.resolve("new.key"))) {
                assertThat(outcome.said()).as("what to do with the key file").contains("restore --rehearse");
            }
            disk.run(words).succeeds();
        }
        assertThat(there.copyTo(seen).look().isLike(before)).isFalse();
        return outcome.exit();
    }

    private static boolean saysFull(String said) {
        return said.contains("The disk is full. Nothing that was stored before is lost.")
                || said.contains("Диск заполнен. Сохранённое раньше не потеряно.")
                || said.contains("are free where the vault lies. Nothing was stored.")
                || said.contains("Ничего не сохранено.")
                || said.contains("are free there. Nothing was written.")
                || said.contains("Ничего не записано.");
    }

    @Test
    void a_call_that_fails_once_or_for_good_is_74_and_the_vault_stays_whole() throws Exception {
        Strace strace = Strace.everywhere(folder);
        PracticeVault copy = vault.copyTo(folder.resolve("copy"));
        String[] command = {
            "capture", "--from", PracticeVault.REPORT, "--checked", "--attach", Correspondence.JPEG.toString()
        };
        SortedMap<String, Integer> changes = strace.only(copy).changes(copy.process(command));
        Look done = copy.look();
        int failed = 0;
        int unnoticed = 0;
        for (String call : changes.keySet()) {
            int count = changes.get(call);
            int wanted = Math.min(count, LongRun.of(POINTS_OF_THE_SHORT_FORM, count));
            for (int number = 1; number <= count; number++) {
                if (number * wanted / count > (number - 1) * wanted / count) {
                    for (String error : List.of("ENOSPC", "EIO")) {
                        vault.copyTo(copy.folder());
                        List<String> words =
                                copy.speaking(number % 2 == 0 ? "en" : "ru").process(command);
                        Outcome outcome = error.equals("EIO")
                                ? strace.only(copy).failAt(call, number, error, words)
                                : strace.only(copy).failFrom(call, number, error, words);
                        String at = call + " " + number + " " + error + ": " + outcome.err();
                        assertThat(outcome.exit()).as(at).isIn(0, ExitCode.IO.number());
                        Look after = copy.look();
                        if (outcome.exit() == 0) {
                            unnoticed++;
                            assertThat(after.isLike(done)).as(at).isTrue();
                        } else {
                            failed++;
                            boolean unsure = saysToLook(outcome.said());
                            assertThat(after.equals(before) || unsure && after.isLike(done))
                                    .as(at)
                                    .isTrue();
                            assertThat(outcome.said()).as(at).matches(FullDiskIT::saysWhatToDo);
                            assertThat(copy.run(command).succeeds().exit()).isZero();
                        }
                    }
                }
            }
        }
        assertThat(unnoticed)
                .as("calls that were not reached, or whose failure does no harm")
                .isLessThan(failed / 5 + 1);
        LongRun.tell(getClass(), "%d calls failed, %d of them did no harm: %s", failed + unnoticed, unnoticed, changes);
    }

    private static boolean saysWhatToDo(String said) {
        return said.contains("Nothing that was stored before is lost.")
                || said.contains("Сохранённое раньше не потеряно.");
    }

    private static boolean saysToLook(String said) {
        return said.contains("before you try again") || said.contains("Прежде чем повторять");
    }
}
