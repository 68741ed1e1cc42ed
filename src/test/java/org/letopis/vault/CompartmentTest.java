package org.letopis.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.casework.Backups;
import org.letopis.casework.Rekeying;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Person;

/** A compartment with a passphrase of its own: every way into the vault stays one, and none leads past it. */
class CompartmentTest {
    @TempDir
    private Path folder;

    private final Passphrase second = Passphrase.of("only for names".toCharArray());
    private final Passphrase other = Passphrase.of("another one".toCharArray());
    private Identity identity;
    private Path file;

    @BeforeEach
    void a_vault_whose_compartment_is_locked() throws Exception {
        file = folder.resolve("v");
        try (Vault vault = SmallVault.make(file)) {
            Id person = vault.reports().report(vault.reports().find("last").id()).persons().stream()
                    .map(Person::id)
                    .findFirst()
                    .orElse(Id.random(SmallVault.RANDOM));
            identity = Identity.of(person, List.of("Мира Веленская"), List.of("+999 12 345"));
            vault.identities().add(identity);
            vault.slots().changeIdentityPassphrase(second);
            assertThat(vault.identitiesOpen()).isTrue();
            assertThat(vault.identities().find(person)).contains(identity);
        }
    }

    @AfterEach
    void wipe() {
        second.close();
        other.close();
    }

    private Vault open(SlotSecrets secrets) throws Failure {
        try (secrets) {
            return Vault.open(file, secrets, Clock.systemUTC(), SmallVault.RANDOM);
        }
    }

    private Vault opened() throws Failure {
        return open(SmallVault.key().withIdentityPassphrase(second));
    }

    private static void isClosed(Vault vault) throws Failure {
        assertThat(vault.identitiesOpen()).isFalse();
        assertThatThrownBy(() -> vault.identities().all())
                .isInstanceOf(Failure.WrongPassphrase.class)
                .extracting(failure -> ((Failure) failure).key())
                .isEqualTo("identities.closed");
    }

    private static void isWhole(Vault vault) throws Failure {
        Check.Result result = vault.check(100, (done, total) -> {});
        assertThat(result.problems()).isEmpty();
        assertThat(result.closed()).isZero();
    }

    @Test
    void each_way_opens_the_vault_without_it_and_the_compartment_with_it() throws Exception {
        for (SlotSecrets way : List.of(SmallVault.key(), SmallVault.code())) {
            try (Vault vault = open(way)) {
                isClosed(vault);
                assertThat(vault.slots().hasIdentityPassphrase()).isTrue();
                assertThat(vault.reports().list()).hasSize(2);
                assertThat(vault.identities().count()).isEqualTo(2);
                assertThat(vault.identities().isKept(identity.person())).isTrue();
                assertThatThrownBy(() -> vault.identities().find(identity.person()))
                        .isInstanceOf(Failure.WrongPassphrase.class);
                assertThatThrownBy(() -> vault.identities()
                                .add(Identity.of(Id.random(SmallVault.RANDOM), List.of("Yan"), List.of())))
                        .isInstanceOf(Failure.WrongPassphrase.class);
                assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
                assertThat(vault.check(100, (done, total) -> {}).closed()).isEqualTo(2);
                assertThatThrownBy(() -> vault.openIdentities(other))
                        .isInstanceOf(Failure.WrongPassphrase.class)
                        .extracting(failure -> ((Failure) failure).key())
                        .isEqualTo("identities.wrong-passphrase");
                isClosed(vault);
                vault.openIdentities(second);
                assertThat(vault.identities().find(identity.person())).contains(identity);
                isWhole(vault);
            }
        }
        assertThatThrownBy(() -> open(SmallVault.key().withIdentityPassphrase(other)))
                .isInstanceOf(Failure.WrongPassphrase.class);
    }

    @Test
    void what_the_slots_hold_opens_no_identity_any_more() throws Exception {
        try (Vault vault = opened()) {
            Contents contents = vault.contents();
            for (long id : contents.database().ids(Table.IDENTITY_KEY.sqlName())) {
                StoredRow row = contents.database().row(Table.IDENTITY_KEY.sqlName(), id);
                assertThatThrownBy(
                                () -> contents.keys().table(Table.IDENTITY_KEY).open(row))
                        .isInstanceOf(Failure.Damaged.class);
            }
        }
    }

    @Test
    void a_locked_vault_does_not_show_that_there_is_one() throws Exception {
        Path without = folder.resolve("without");
        try (Vault vault = SmallVault.make(without);
                Database database = Database.open(file);
                Database plain = Database.open(without)) {
            for (Table table : List.of(Table.SLOT, Table.IDENTITY_SLOT, Table.META, Table.IDENTITY_KEY)) {
                assertThat(database.row(table.sqlName(), 1).bytes())
                        .hasSameSizeAs(plain.row(table.sqlName(), 1).bytes());
            }
            assertThat(vault.slots().hasIdentityPassphrase()).isFalse();
        }
    }

    @Test
    void ways_come_and_go_while_it_is_closed() throws Exception {
        byte[] code = new byte[20];
        code[0] = 1;
        try (Vault vault = open(SmallVault.key());
                SlotSecrets fresh = new SlotSecrets().with(SlotKind.RECOVERY_CODE, SecretBytes.owning(code.clone()));
                SlotSecrets words = new SlotSecrets().withPassphrase(other)) {
            vault.slots().add(Way.of(SlotKind.PASSPHRASE), words);
            vault.slots().change(1, fresh);
            vault.slots().cost(new Argon2Cost(64 * 1024, 4, 1));
        }
        open(new SlotSecrets().withPassphrase(other)).close();
        try (Vault vault = open(new SlotSecrets()
                .with(SlotKind.RECOVERY_CODE, SecretBytes.owning(code))
                .withIdentityPassphrase(second))) {
            assertThat(vault.identities().find(identity.person())).contains(identity);
            vault.slots().remove(0);
            isWhole(vault);
        }
    }

    @Test
    void it_is_changed_and_taken_away_only_by_who_has_it() throws Exception {
        try (Vault vault = open(SmallVault.key())) {
            assertThatThrownBy(() -> vault.slots().changeIdentityPassphrase(other))
                    .isInstanceOf(Failure.WrongPassphrase.class);
            assertThatThrownBy(() -> vault.slots().removeIdentityPassphrase())
                    .isInstanceOf(Failure.WrongPassphrase.class);
            vault.openIdentities(second);
            vault.slots().changeIdentityPassphrase(other);
            assertThat(vault.identities().find(identity.person())).contains(identity);
        }
        assertThatThrownBy(this::opened).isInstanceOf(Failure.WrongPassphrase.class);
        try (Vault vault = open(SmallVault.key().withIdentityPassphrase(other))) {
            vault.slots().removeIdentityPassphrase();
            assertThat(vault.identities().find(identity.person())).contains(identity);
            assertThatThrownBy(() -> vault.slots().removeIdentityPassphrase()).isInstanceOf(Failure.Usage.class);
        }
        try (Vault vault = open(SmallVault.code())) {
            assertThat(vault.identities().find(identity.person())).contains(identity);
            isWhole(vault);
            assertThat(vault.custody().entries())
                    .filteredOn(entry -> entry.toString().contains("identity-"))
                    .hasSize(3);
        }
    }

    @Test
    void another_process_that_had_it_open_finds_it_closed_when_it_was_changed() throws Exception {
        try (Vault one = opened();
                Vault two = opened()) {
            two.slots().changeIdentityPassphrase(other);
            isClosed(one);
            one.openIdentities(other);
            assertThat(one.identities().find(identity.person())).contains(identity);
        }
    }

    @Test
    void kept_keys_open_it_again_and_a_copy_is_checked_with_it() throws Exception {
        try (Vault vault = opened();
                OpenKeys kept = vault.keepKeys();
                Vault again = Vault.open(file, kept, Clock.systemUTC(), SmallVault.RANDOM)) {
            assertThat(again.identities().find(identity.person())).contains(identity);
        }
    }

    @Test
    void people_are_erased_while_it_is_closed_and_nothing_of_them_opens_afterwards() throws Exception {
        byte[] before;
        try (Vault vault = open(SmallVault.key())) {
            Contents contents = vault.contents();
            long row = contents.read(() -> contents.catalog()
                    .find(Entry.Kind.IDENTITY, identity.person().hex())
                    .orElseThrow()
                    .row());
            before = contents.database().row(Table.RECORD.sqlName(), row).bytes();
            vault.erasures().identity(identity.person());
            assertThat(vault.erasures().isErased(identity.person())).isTrue();
            assertThat(vault.identities().isKept(identity.person())).isFalse();
            assertThatThrownBy(() -> vault.erasures().identity(identity.person()))
                    .isInstanceOf(Failure.Usage.class)
                    .extracting(failure -> ((Failure) failure).key())
                    .isEqualTo("erase.was");
        }
        byte[] all = Files.readAllBytes(file);
        assertThat(new String(all, ISO_8859_1)).doesNotContain(new String(before, 16, 200, ISO_8859_1));
        try (Vault vault = opened()) {
            assertThat(vault.identities().all()).hasSize(1);
            isWhole(vault);
            vault.slots().changeIdentityPassphrase(other);
            isWhole(vault);
        }
    }

    @Test
    void a_key_that_is_in_use_and_damaged_is_noticed() throws Exception {
        try (Vault vault = opened()) {
            StoredRow row = vault.contents().database().row(Table.IDENTITY_KEY.sqlName(), 1);
            byte[] bytes = row.bytes().clone();
            bytes[20] ^= 1;
            vault.contents().database().replace(Table.IDENTITY_KEY.sqlName(), new StoredRow(1, 0, bytes));
            assertThat(vault.check(100, (done, total) -> {}).problems()).isNotEmpty();
        }
    }

    @Test
    void a_report_that_was_begun_lies_in_it() throws Exception {
        JsonObject begun = JsonObject.empty().with("names", "Mira");
        try (Vault vault = opened()) {
            vault.unfinished().put(begun);
            assertThat(vault.unfinished().find()).contains(begun);
        }
        try (Vault vault = open(SmallVault.key())) {
            assertThatThrownBy(() -> vault.unfinished().find()).isInstanceOf(Failure.WrongPassphrase.class);
            vault.unfinished().remove();
        }
        try (Vault vault = opened()) {
            isWhole(vault);
        }
    }

    @Test
    void new_keys_for_the_vault_need_it_and_keep_it() throws Exception {
        Rekeying rekeying = new Rekeying(SmallVault.RANDOM, Clock.systemUTC(), Progress.SILENT);
        byte[] bytes = Files.readAllBytes(file);
        try (SlotSecrets key = SmallVault.key()) {
            assertThatThrownBy(() -> rekeying.rekey(file, key, true)).isInstanceOf(Failure.WrongPassphrase.class);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        try (SlotSecrets all = SmallVault.key().withIdentityPassphrase(second)) {
            assertThat(rekeying.rekey(file, all, true).copy().check().closed()).isZero();
        }
        try (Vault vault = open(SmallVault.key())) {
            isClosed(vault);
            vault.openIdentities(second);
            assertThat(vault.identities().find(identity.person())).contains(identity);
            isWhole(vault);
        }
    }

    @Test
    void a_backup_is_made_while_it_is_closed_and_opens_with_it() throws Exception {
        Path copy = folder.resolve("copy");
        try (Vault vault = open(SmallVault.key())) {
            Backups.Copy made = new Backups(SmallVault.RANDOM, Progress.SILENT).backup(vault, copy);
            assertThat(made.check().problems()).isEmpty();
        }
        try (SlotSecrets all = SmallVault.key().withIdentityPassphrase(second);
                Vault vault = Vault.look(copy, all, Clock.systemUTC(), SmallVault.RANDOM)) {
            assertThat(vault.identities().find(identity.person())).contains(identity);
        }
    }

    @Test
    void it_is_bound_to_its_vault() throws Exception {
        try (SecretBytes key = SecretBytes.random(SmallVault.RANDOM, 32);
                SecretBytes slots = SecretBytes.random(SmallVault.RANDOM, 32);
                SecretBytes words = second.utf8()) {
            byte[] vaultId = new byte[16];
            SecondLock lock =
                    SecondLock.read(SecondLock.of(key, words, slots, vaultId, Argon2Cost.LOW, SmallVault.RANDOM)
                            .json());
            try (SecretBytes opened = lock.open(words, slots, vaultId)) {
                assertThat(opened).isEqualTo(key);
            }
            byte[] otherId = new byte[16];
            otherId[15] = 1;
            assertThatThrownBy(() -> lock.open(words, slots, otherId)).isInstanceOf(Failure.WrongPassphrase.class);
            assertThatThrownBy(() -> lock.open(words, key, vaultId))
                    .as("the key of the slots is needed too")
                    .isInstanceOf(Failure.WrongPassphrase.class);
            assertThatThrownBy(() -> SecondLock.read(lock.json().with("memoryKib", 2 * 1024 * 1024)))
                    .isInstanceOf(Failure.Damaged.class);
            assertThatThrownBy(() -> SecondLock.read(lock.json().with("salt", "00")))
                    .isInstanceOf(Failure.Damaged.class);
        }
    }

    @Test
    void after_panic_nothing_opens_it() throws Exception {
        Panic.destroy(file, SmallVault.RANDOM);
        assertThatThrownBy(this::opened).isInstanceOf(Failure.WrongPassphrase.class);
    }

    @Test
    void killed_before_the_commit_the_vault_is_as_it_was() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockInAnotherProcess.class.getName(),
                        other().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            assertThat(out.readLine()).isEqualTo("holding");
        } finally {
            process.destroyForcibly().waitFor();
        }
        file = other();
        try (Vault vault = open(SmallVault.code())) {
            assertThat(vault.slots().hasIdentityPassphrase()).isFalse();
            assertThat(vault.identities().all()).hasSize(1);
            isWhole(vault);
        }
    }

    /** Returns a vault whose compartment is not locked; the process that locks it is killed over it. */
    private Path other() throws Failure {
        Path one = folder.resolve("one");
        if (!Files.exists(one)) {
            SmallVault.make(one).close();
        }
        return one;
    }
}
