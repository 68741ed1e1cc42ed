package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Two processes on one vault: the second waits for the first, but not for ever. */
class TwoAtOnceIT {
    @TempDir
    private Path folder;

    @Test
    void the_second_waits_and_then_works_or_is_11() throws Exception {
        PracticeVault vault = PracticeVault.make(folder.resolve("vault"));
        Letopis letopis = Letopis.in(folder);
        List<String> capture = vault.process("capture", "--from", PracticeVault.REPORT);
        try (Connection first = DriverManager.getConnection("jdbc:sqlite:" + vault.file());
                Statement statement = first.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Running second = letopis.startProgram(capture);
            Waiting.until("the second to have the vault open", () -> hasOpen(second.process(), vault.file()));
            assertThat(second.process().isAlive()).isTrue();
            statement.execute("COMMIT");
            second.finish().succeeds();

            statement.execute("BEGIN EXCLUSIVE");
            Outcome refused = letopis.startProgram(capture).finish().endsWith(ExitCode.BUSY);
            assertThat(refused.said()).contains("Another program works on the vault.");
            statement.execute("COMMIT");
        }
        assertThat(vault.look().reports()).hasSize(1);
    }

    @Test
    void all_that_capture_at_the_same_time_are_in_the_vault() throws Exception {
        PracticeVault vault = PracticeVault.make(folder.resolve("vault"));
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(Letopis.in(folder).startProgram(vault.process("capture", "--from", PracticeVault.REPORT)));
        }
        for (Running one : all) {
            one.finish().succeeds();
        }
        assertThat(vault.look().reports()).hasSize(4);
    }

    private static boolean hasOpen(Process process, Path file) {
        Path open = Path.of("/proc/" + process.pid() + "/fd");
        if (!Files.isDirectory(open)) {
            return !process.isAlive();
        }
        try (Stream<Path> links = Files.list(open)) {
            return links.anyMatch(link -> leadsTo(link, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
