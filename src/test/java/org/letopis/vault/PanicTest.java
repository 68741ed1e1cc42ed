package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

class PanicTest {
    static final byte[] KEY =
            "a key file of sixty-four bytes, which is what a key file must be".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private Path file;
    private byte[] old;

    @BeforeEach
    void make_a_vault() throws Exception {
        file = folder.resolve("notes.dat");
        try (SlotSecrets secrets = key()) {
            Vault.create(file, List.of(Way.of(SlotKind.KEY_FILE)), secrets, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)
                    .close();
        }
        old = tables();
    }

    private static SlotSecrets key() {
        return new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.copyOf(KEY));
    }

    private byte[] tables() throws Failure {
        try (Database database = Database.open(file)) {
            byte[] both = Arrays.copyOf(database.row("slot", 1).bytes(), 2 * SlotTable.TABLE_BYTES);
            byte[] identity = database.row("identity_slot", 1).bytes();
            System.arraycopy(identity, 0, both, SlotTable.TABLE_BYTES, SlotTable.TABLE_BYTES);
            return both;
        }
    }

    private void nothingOpens() throws Exception {
        assertThatThrownBy(() -> Vault.open(file, key(), Clock.systemUTC(), RANDOM))
                .isInstanceOfAny(Failure.WrongPassphrase.class, Failure.Damaged.class);
        nothingIsLeft();
    }

    /** Looks for each 16 bytes of the old slots in each file that is there. */
    private void nothingIsLeft() throws Exception {
        try (var files = Files.list(folder)) {
            for (Path one : files.toList()) {
                String all = Files.readString(one, StandardCharsets.ISO_8859_1);
                for (int at = 0; at < old.length; at += 16) {
                    assertThat(all.contains(new String(old, at, 16, StandardCharsets.ISO_8859_1)))
                            .as("byte %d of the slots in %s", at, one.getFileName())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void the_key_file_is_its_length() {
        assertThat(KEY).hasSize(SlotSecrets.KEY_FILE_BYTES);
    }

    @Test
    void afterwards_nothing_opens_and_the_vault_looks_whole() throws Exception {
        Panic.destroy(file, RANDOM); // loads the classes
        Instant start = Instant.now();
        Panic.Destroyed destroyed = Panic.destroy(file, RANDOM);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(destroyed).isEqualTo(new Panic.Destroyed(3, false, true));
        assertThatThrownBy(() -> Vault.open(file, key(), Clock.systemUTC(), RANDOM))
                .isInstanceOf(Failure.WrongPassphrase.class);
        nothingOpens();
        try (Database database = Database.open(file)) {
            assertThat(database.row("slot", 1).bytes()).hasSize(SlotTable.TABLE_BYTES);
            assertThat(database.lastId("log")).isEqualTo(1);
        }
    }

    @Test
    void a_writer_that_holds_the_lock_in_the_middle_of_a_slot_change_does_not_stop_it() throws Exception {
        Process writer = changeSlot();
        assertThat(folder.resolve("notes.dat-journal")).exists();
        assertThat(Panic.destroy(file, RANDOM).journal()).isTrue();
        writer.destroyForcibly().waitFor();
        nothingOpens();
    }

    @Test
    void a_writer_that_commits_a_slot_change_afterwards_brings_nothing_back() throws Exception {
        Process writer = changeSlot();
        Panic.destroy(file, RANDOM);
        writer.getOutputStream().close();
        writer.waitFor();
        // What the writer held in memory may be on the disk again, but its salt is not.
        assertThatThrownBy(() -> Vault.open(file, key(), Clock.systemUTC(), RANDOM))
                .isInstanceOfAny(Failure.WrongPassphrase.class, Failure.Damaged.class);
        try (SlotSecrets changed =
                new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(new byte[SlotSecrets.KEY_FILE_BYTES]))) {
            assertThatThrownBy(() -> Vault.open(file, changed, Clock.systemUTC(), RANDOM))
                    .isInstanceOfAny(Failure.WrongPassphrase.class, Failure.Damaged.class);
        }
    }

    @Test
    void after_a_killed_slot_change_the_journal_goes_too() throws Exception {
        changeSlot().destroyForcibly().waitFor();
        assertThat(folder.resolve("notes.dat-journal")).exists();
        Panic.destroy(file, RANDOM);
        assertThat(folder.resolve("notes.dat-journal")).doesNotExist();
        nothingOpens();
    }

    private Process changeSlot() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlotChangeInAnotherProcess.class.getName(),
                        file.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("holding");
        return process;
    }

    @Test
    void a_damaged_vault_is_destroyed_as_far_as_its_pages_can_be_found() throws Exception {
        byte[] good = Files.readAllBytes(file);
        int[] damage = {0, 16, 18, 68, 100, 103, 108, 16_384, 2 * 16_384, 2 * 16_384 + 8, 3 * 16_384, 3 * 16_384 + 3};
        for (int at : damage) {
            byte[] bad = good.clone();
            Arrays.fill(bad, at, at + 2, (byte) 0xa5);
            Files.write(file, bad);
            Panic.destroy(file, RANDOM);
            nothingIsLeft();
        }
        byte[] noSchema = good.clone();
        new Random(1).nextBytes(noSchema);
        System.arraycopy(good, 16_384, noSchema, 16_384, good.length - 16_384);
        Files.write(file, noSchema);
        Panic.destroy(file, RANDOM);
        nothingIsLeft();
    }

    @Test
    void a_file_that_is_no_vault_is_not_touched() throws Exception {
        assertThatThrownBy(() -> Panic.destroy(folder.resolve("none"), RANDOM)).isInstanceOf(Failure.NoVault.class);
        byte[] list = "a shopping list ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        for (byte[] other : List.of(list, new byte[0], new byte[99], new byte[200_000])) {
            Files.write(file, other);
            assertThatThrownBy(() -> Panic.destroy(file, RANDOM)).isInstanceOf(Failure.Damaged.class);
            assertThat(Files.readAllBytes(file)).isEqualTo(other);
        }
    }
}
