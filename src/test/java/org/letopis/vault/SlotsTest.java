package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.report.Id;
import org.letopis.report.Identity;

class SlotsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] KEY_FILE = new byte[SlotSecrets.KEY_FILE_BYTES];

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("notes.dat");
    }

    private static SlotSecrets keyFile() {
        return secret(SlotKind.KEY_FILE, 'k');
    }

    private static SlotSecrets secret(SlotKind kind, char fill) {
        return new SlotSecrets().with(kind, SecretBytes.owning(filled(fill)));
    }

    private static SlotSecrets words(String words, SlotSecrets with) {
        try (Passphrase passphrase = Passphrase.of(words.toCharArray())) {
            return with.withPassphrase(passphrase);
        }
    }

    private Vault create() throws Failure {
        return Vault.create(
                file(), List.of(Way.of(SlotKind.KEY_FILE)), keyFile(), Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
    }

    private Vault open(SlotSecrets secrets) throws Failure {
        return Vault.open(file(), secrets, Clock.systemUTC(), RANDOM);
    }

    private void opensNothing(SlotSecrets secrets) {
        assertThatThrownBy(() -> open(secrets)).isInstanceOf(Failure.WrongPassphrase.class);
    }

    private List<byte[]> tables() throws Failure {
        try (Database database = Database.open(file())) {
            return List.of(
                    database.row("slot", 1).bytes(),
                    database.row("identity_slot", 1).bytes());
        }
    }

    @Test
    void each_kind_opens_the_vault_and_the_compartment_and_nothing_else_does() throws Exception {
        Identity identity = Identity.of(Id.random(RANDOM), List.of("Мира Веленская"), List.of());
        try (Vault vault = create()) {
            vault.identities().add(identity);
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, 'r'));
            vault.slots().add(new Way(SlotKind.SHARES, 2, 3), secret(SlotKind.SHARES, 's'));
            vault.slots().add(Way.of(SlotKind.PASSPHRASE_AND_KEY_FILE), words("both", secret(SlotKind.KEY_FILE, 'b')));
        }
        for (SlotSecrets secrets : List.of(
                keyFile(),
                secret(SlotKind.RECOVERY_CODE, 'r'),
                secret(SlotKind.SHARES, 's'),
                words("both", secret(SlotKind.KEY_FILE, 'b')))) {
            try (Vault vault = open(secrets)) {
                assertThat(vault.identities().find(identity.person())).contains(identity);
                assertThat(vault.slots().list())
                        .extracting(Slot::kind)
                        .containsExactly(
                                SlotKind.KEY_FILE,
                                SlotKind.RECOVERY_CODE,
                                SlotKind.SHARES,
                                SlotKind.PASSPHRASE_AND_KEY_FILE);
                assertThat(vault.slots().list().get(2).needed()).isEqualTo(2);
            }
        }
        opensNothing(secret(SlotKind.RECOVERY_CODE, 'k'));
        opensNothing(secret(SlotKind.SHARES, 'r'));
        opensNothing(secret(SlotKind.KEY_FILE, 'b'));
        opensNothing(words("both", new SlotSecrets()));
        opensNothing(words("other", secret(SlotKind.KEY_FILE, 'b')));
    }

    private static void isAnother(Vault vault, SlotSecrets second, int index) throws Failure {
        assertThat(vault.slots().another(second).index()).isEqualTo(index);
    }

    private static void isNoOther(Vault vault, SlotSecrets second, Class<? extends Failure> how, String why) {
        assertThatThrownBy(() -> vault.slots().another(second))
                .isInstanceOf(how)
                .hasMessage(why);
    }

    @Test
    void a_second_person_has_a_way_in_of_their_own() throws Exception {
        try (Vault vault = create()) {
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, 'r'));
            vault.slots().add(Way.of(SlotKind.PASSPHRASE_AND_KEY_FILE), words("lida", secret(SlotKind.KEY_FILE, 'k')));
            isAnother(vault, secret(SlotKind.RECOVERY_CODE, 'r'), 1);
            isNoOther(vault, keyFile(), Failure.Refused.class, "second.same-way");
            isNoOther(vault, secret(SlotKind.KEY_FILE, 'x'), Failure.WrongPassphrase.class, "second.opens-nothing");
            isNoOther(vault, words("lida", new SlotSecrets()), Failure.WrongPassphrase.class, "second.opens-nothing");
        }
        try (Vault vault = open(secret(SlotKind.RECOVERY_CODE, 'r'))) {
            isAnother(vault, keyFile(), 0);
            isNoOther(vault, secret(SlotKind.RECOVERY_CODE, 'r'), Failure.Refused.class, "second.same-way");
        }
    }

    @Test
    void what_was_given_when_the_vault_was_opened_is_nobody_elses() throws Exception {
        try (Vault vault = create()) {
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, 'r'));
        }
        SlotSecrets both = keyFile().with(SlotKind.RECOVERY_CODE, SecretBytes.owning(filled('r')));
        try (Vault vault = open(both);
                OpenKeys kept = vault.keepKeys();
                Vault again = Vault.open(file(), kept, Clock.systemUTC(), RANDOM)) {
            isNoOther(vault, secret(SlotKind.RECOVERY_CODE, 'r'), Failure.Refused.class, "second.same-way");
            isNoOther(again, secret(SlotKind.RECOVERY_CODE, 'r'), Failure.Refused.class, "second.same-way");
        }
    }

    private static byte[] filled(char fill) {
        byte[] bytes = KEY_FILE.clone();
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    @Test
    void a_way_that_is_removed_opens_no_more_and_leaves_no_byte() throws Exception {
        byte[] before;
        try (Vault vault = create()) {
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, 'r'));
            before = tables().get(0);
            vault.slots().remove(1);
            assertThat(vault.custody().entries())
                    .last()
                    .satisfies(entry -> assertThat(entry.string("action")).isEqualTo("keys_changed"));
        }
        opensNothing(secret(SlotKind.RECOVERY_CODE, 'r'));
        byte[] old = Arrays.copyOfRange(before, SlotTable.SLOT_BYTES, 2 * SlotTable.SLOT_BYTES);
        assertThat(holds(Files.readAllBytes(file()), old)).isFalse();
        open(keyFile()).close();
    }

    private static boolean holds(byte[] file, byte[] slot) {
        String all = new String(file, StandardCharsets.ISO_8859_1);
        for (int at = 0; at + 16 <= slot.length; at += 16) {
            if (all.contains(new String(slot, at, 16, StandardCharsets.ISO_8859_1))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_changed_way_opens_with_the_new_secret_only() throws Exception {
        try (Vault vault = create()) {
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, 'r'));
            vault.slots().change(1, secret(SlotKind.RECOVERY_CODE, 'n'));
        }
        opensNothing(secret(SlotKind.RECOVERY_CODE, 'r'));
        try (Vault vault = open(secret(SlotKind.RECOVERY_CODE, 'n'))) {
            assertThat(vault.slots().openedBy()).isEqualTo(1);
        }
    }

    @Test
    void the_last_way_stays_and_there_are_eight_places() throws Exception {
        try (Vault vault = create()) {
            assertThatThrownBy(() -> vault.slots().remove(0)).isInstanceOf(Failure.Refused.class);
            assertThatThrownBy(() -> vault.slots().remove(3)).isInstanceOf(Failure.Usage.class);
            for (int i = 1; i < SlotTable.SLOTS; i++) {
                vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), secret(SlotKind.RECOVERY_CODE, (char) ('0' + i)));
            }
            assertThatThrownBy(() -> vault.slots().add(Way.of(SlotKind.SHARES), secret(SlotKind.SHARES, 's')))
                    .isInstanceOf(Failure.Usage.class);
            vault.slots().remove(0);
        }
        opensNothing(keyFile());
        open(secret(SlotKind.RECOVERY_CODE, '7')).close();
    }

    @Test
    void a_new_cost_reaches_a_passphrase_when_it_is_next_used() throws Exception {
        Argon2Cost dearer = new Argon2Cost(64 * 1024, 4, 1);
        try (Vault vault = create()) {
            vault.slots().add(Way.of(SlotKind.PASSPHRASE), words("one", new SlotSecrets()));
            vault.slots().add(Way.of(SlotKind.PASSPHRASE), words("two", new SlotSecrets()));
            vault.slots().cost(dearer);
            assertThatThrownBy(() -> vault.slots().cost(Argon2Cost.LOW)).isInstanceOf(Failure.Refused.class);
        }
        open(words("one", new SlotSecrets())).close();
        assertThat(header().costs()).containsExactly(dearer, Argon2Cost.LOW);
        open(words("two", new SlotSecrets())).close();
        assertThat(header().costs()).containsExactly(dearer);
        try (Vault vault = open(words("one", new SlotSecrets()))) {
            assertThat(vault.slots().list())
                    .extracting(slot -> slot.cost().isPresent())
                    .containsExactly(false, true, true);
            assertThat(vault.custody().entries())
                    .filteredOn(entry -> entry.toString().contains("keys_changed"))
                    .hasSize(5);
        }
        open(keyFile()).close();
    }

    private Header header() throws Failure {
        try (Database database = Database.open(file())) {
            return Slots.read(database).header();
        }
    }

    @Test
    void slots_of_another_length_or_place_are_refused() throws Exception {
        create().close();
        byte[] good = tables().get(0);
        for (int length : new int[] {0, 511, 4_095, 4_097, 1_000_000}) {
            put(Arrays.copyOf(good, length));
            assertThatThrownBy(() -> open(keyFile())).isInstanceOf(Failure.Damaged.class);
        }
        byte[] moved = new byte[good.length];
        System.arraycopy(good, 0, moved, SlotTable.SLOT_BYTES, SlotTable.SLOT_BYTES);
        put(moved);
        assertThatThrownBy(() -> open(keyFile())).isInstanceOf(Failure.Damaged.class);
        put(good);
        open(keyFile()).close();
    }

    private void put(byte[] table) throws Failure, IOException {
        try (Database database = Database.open(file())) {
            database.replace("slot", new StoredRow(1, 0, table));
        }
    }

    @Test
    void a_vault_from_before_the_list_has_one_passphrase_and_takes_more_ways() throws Exception {
        Path bundles = Path.of("samples/bundles");
        Files.copy(bundles.resolve("researcher.vault"), file());
        String words =
                Files.readString(bundles.resolve("researcher.passphrase")).strip();
        try (Vault vault = open(words(words, new SlotSecrets()))) {
            assertThat(vault.slots().list()).extracting(Slot::kind).containsExactly(SlotKind.PASSPHRASE);
            vault.slots().add(Way.of(SlotKind.KEY_FILE), keyFile());
        }
        try (Vault vault = open(keyFile())) {
            assertThat(vault.slots().list()).hasSize(2);
        }
    }
}
