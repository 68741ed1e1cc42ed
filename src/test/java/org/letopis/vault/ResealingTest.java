package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.casework.Migration;
import org.letopis.casework.Rekeying;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/** A vault that was given new keys holds all that it held, and nothing that an old key opens. */
class ResealingTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/letopis-vault-1");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private Path vault;
    private Path before;

    @BeforeEach
    void a_vault_with_a_row_of_every_kind() throws Exception {
        vault = Files.copy(GOLDEN.resolve("golden.vault"), folder.resolve("v"));
        new Migration(RANDOM, Progress.SILENT).migrate(vault, this::open);
        before = Files.copy(vault, folder.resolve("before"));
    }

    private static SlotSecrets keyFile() throws IOException {
        return new SlotSecrets()
                .with(SlotKind.KEY_FILE, SecretBytes.owning(Files.readAllBytes(GOLDEN.resolve("golden.key"))));
    }

    private Vault open(Path file) throws Failure {
        try (SlotSecrets secrets = keyFile()) {
            return Vault.open(file, secrets, Clock.systemUTC(), RANDOM);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Rekeying.Rekeyed rekey(boolean alone) throws Exception {
        try (SlotSecrets secrets = keyFile()) {
            return new Rekeying(RANDOM, Clock.systemUTC(), Progress.SILENT).rekey(vault, secrets, alone);
        }
    }

    @Test
    void everything_is_there_and_the_log_says_what_was_done() throws Exception {
        Rekeying.Rekeyed rekeyed = rekey(true);
        assertThat(rekeyed.copy().check().reports()).isEqualTo(4);
        assertThat(rekeyed.lost()).hasSize(3);
        try (Vault old = open(before);
                Vault now = open(vault)) {
            assertThat(now.carries(old)).isTrue();
            assertThat(now.check(100, (done, total) -> {}).problems()).isEmpty();
            assertThat(now.reports().search("morvesk рынке")).hasSize(1);
            var log = now.custody().entries();
            assertThat(log.get(log.size() - 1).string("action")).isEqualTo("rekeyed");
            assertThat(now.slots().list()).hasSize(1);
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("v", "before");
    }

    @Test
    void no_row_is_the_same_and_no_piece_lies_at_the_same_place() throws Exception {
        rekey(true);
        try (Database old = Database.open(before);
                Database now = Database.open(vault)) {
            for (Table table : Table.values()) {
                if (table == Table.META || table == Table.CHUNK) {
                    continue;
                }
                for (long id : old.ids(table.sqlName())) {
                    assertThat(now.row(table.sqlName(), id).bytes())
                            .as("%s %d", table, id)
                            .isNotEqualTo(old.row(table.sqlName(), id).bytes());
                }
            }
            Set<Long> pieces = new HashSet<>();
            Arrays.stream(old.ids(Table.CHUNK.sqlName())).forEach(pieces::add);
            long[] moved = now.ids(Table.CHUNK.sqlName());
            assertThat(moved).hasSize(pieces.size());
            assertThat(Arrays.stream(moved).noneMatch(pieces::contains)).isTrue();
        }
    }

    @Test
    void kept_keys_of_before_open_it_no_more_even_where_the_id_is_put_back() throws Exception {
        try (Vault old = open(vault);
                OpenKeys kept = old.keepKeys()) {
            old.close();
            rekey(true);
            assertThatThrownBy(() -> Vault.open(vault, kept, Clock.systemUTC(), RANDOM))
                    .isInstanceOf(Failure.WrongPassphrase.class);
            try (Database file = Database.open(vault);
                    Database earlier = Database.open(before)) {
                file.replace(Table.META.sqlName(), earlier.row(Table.META.sqlName(), 1));
            }
            assertThatThrownBy(() -> Vault.open(vault, kept, Clock.systemUTC(), RANDOM))
                    .isInstanceOf(Failure.Damaged.class);
        }
    }

    @Test
    void a_vault_that_would_lose_ways_in_is_left_as_it_is_unless_that_is_meant() throws Exception {
        byte[] bytes = Files.readAllBytes(vault);
        assertThatThrownBy(() -> rekey(false))
                .isInstanceOf(Failure.Refused.class)
                .extracting(failure -> ((Failure) failure).key())
                .isEqualTo("rekey.other-ways");
        assertThat(Files.readAllBytes(vault)).isEqualTo(bytes);
        rekey(true);
        assertThat(rekey(false).lost()).as("alone already").isEmpty();
        char[] words =
                Files.readString(GOLDEN.resolve("golden.passphrase")).strip().toCharArray();
        try (Passphrase passphrase = Passphrase.of(words)) {
            assertThatThrownBy(() -> Vault.open(vault, passphrase, Clock.systemUTC(), RANDOM))
                    .isInstanceOf(Failure.WrongPassphrase.class);
        }
    }

    @Test
    void a_passphrase_that_is_typed_anew_opens_it() throws Exception {
        Path own = folder.resolve("own");
        try (Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray())) {
            Vault.create(own, passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)
                    .close();
            try (SlotSecrets secrets = new SlotSecrets().withPassphrase(passphrase)) {
                new Rekeying(RANDOM, Clock.systemUTC(), Progress.SILENT).rekey(own, secrets, false);
            }
            Vault.open(own, passphrase, Clock.systemUTC(), RANDOM).close();
        }
    }

    @Test
    void a_damaged_vault_is_not_sealed_anew_as_if_it_were_whole() throws Exception {
        byte[] bytes = Files.readAllBytes(vault);
        bytes[bytes.length - 5_000] ^= 1;
        Files.write(vault, bytes);
        assertThatThrownBy(() -> rekey(true)).isInstanceOf(Failure.Damaged.class);
        assertThat(Files.readAllBytes(vault)).isEqualTo(bytes);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("v", "before");
    }

    @Test
    void a_vault_of_an_old_format_or_with_a_second_name_is_left_alone() throws Exception {
        Files.createLink(folder.resolve("second"), vault);
        assertThatThrownBy(() -> rekey(true)).isInstanceOf(Failure.Refused.class);
        Files.delete(folder.resolve("second"));
        Files.delete(vault);
        Files.copy(GOLDEN.resolve("golden.vault"), vault);
        assertThatThrownBy(() -> rekey(true))
                .isInstanceOf(Failure.Refused.class)
                .extracting(failure -> ((Failure) failure).key())
                .isEqualTo("vault.old-format");
    }
}
