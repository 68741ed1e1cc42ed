package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** A vault on a disk that cannot be written: what only reads works, what writes is exit 74 and says why. */
class ReadOnlyIT {
    @TempDir
    private Path folder;

    private static SmallDisk readOnlyDisk(Path folder, PracticeVault vault) throws Exception {
        Path disk = folder.resolve("disk");
        String mounting = "cp " + vault.folder() + "/v* . && mount -o remount,ro " + disk;
        return SmallDisk.mount(disk, 8_192, mounting);
    }

    @Test
    void reading_works_and_writing_is_74() throws Exception {
        PracticeVault vault = PracticeVault.make(folder.resolve("vault"));
        vault.run("capture", "--from", PracticeVault.REPORT, "--checked", "--attach", Correspondence.PNG.toString())
                .succeeds();
        PracticeVault.Look before = vault.look();
        Path copy = Files.createDirectory(folder.resolve("stick")).resolve("v");
        try (SmallDisk disk = readOnlyDisk(folder, vault)) {
            PracticeVault there = vault.in(disk.inside());
            for (String verb : List.of("list", "show last", "check", "custody", "custody --verify", "slots list")) {
                assertThat(disk.run(there.words(verb.split(" "))).succeeds().out())
                        .as(verb)
                        .startsWith("{");
            }
            disk.run(there.words("backup", copy.toString())).succeeds();
            for (String[] writing : new String[][] {
                {"capture", "--from", PracticeVault.REPORT},
                {"attach", "last", Correspondence.PNG.toString()},
                {"slots", "add", "--recovery-code"}
            }) {
                assertThat(disk.run(there.words(writing)).endsWith(ExitCode.IO).said())
                        .contains("The vault cannot be written here", "Nothing was changed.");
                assertThat(disk.run(there.speaking("ru").words(writing))
                                .endsWith(ExitCode.IO)
                                .said())
                        .contains("Здесь в хранилище нельзя писать", "Ничего не изменено.");
            }
        }
        assertThat(vault.in(copy.getParent()).look()).isEqualTo(before);
    }

    /** A journal of a killed command would have to be rolled back first: half a change is never shown. */
    @Test
    void a_change_that_was_cut_off_is_74_and_is_undone_where_writing_is_possible() throws Exception {
        PracticeVault vault = PracticeVault.make(folder.resolve("vault"));
        PracticeVault.Look before = vault.look();
        Strace strace = Strace.everywhere(folder).only(vault);
        strace.killAt("unlink", 1, vault.process("capture", "--from", PracticeVault.REPORT));
        assertThat(vault.journal()).exists();
        try (SmallDisk disk = readOnlyDisk(folder, vault)) {
            PracticeVault there = vault.in(disk.inside());
            assertThat(disk.run(there.words("list")).endsWith(ExitCode.IO).said())
                    .contains("-journal file", "can be written");
            assertThat(disk.run(there.speaking("ru").words("list"))
                            .endsWith(ExitCode.IO)
                            .said())
                    .contains("файл -journal", "можно писать");
        }
        assertThat(vault.look()).isEqualTo(before);
    }
}
