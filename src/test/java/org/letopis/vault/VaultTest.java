package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Report;

class VaultTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("notes.dat");
    }

    private Vault create() throws Failure {
        try (Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray())) {
            return Vault.create(file(), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        }
    }

    private Vault open(String words) throws Failure {
        try (Passphrase passphrase = Passphrase.of(words.toCharArray())) {
            return Vault.open(file(), passphrase, Clock.systemUTC(), RANDOM);
        }
    }

    private Vault open() throws Failure {
        return open("six quiet words in a row");
    }

    private static Report report() throws Exception {
        return Draft.read(Samples.report("Market inspection", "Stalls were closed."), RANDOM)
                .report();
    }

    @Test
    void what_was_put_in_is_there_when_it_is_opened_again() throws Exception {
        Report report = report();
        Identity identity = Identity.of(Id.random(RANDOM), List.of("Мира Веленская"), List.of("+000 12"));
        String fingerprint;
        try (Vault vault = create();
                OwnKeys own = vault.ownKeys()) {
            vault.reports().add(report);
            vault.identities().add(identity);
            fingerprint = own.signing().verifyingKeys().fingerprint().hex();
        }
        try (Vault vault = open();
                OwnKeys own = vault.ownKeys()) {
            assertThat(vault.reports().report(report.id())).isEqualTo(report);
            assertThat(vault.identities().find(identity.person())).contains(identity);
            assertThat(vault.reports().find("last").title()).isEqualTo("Market inspection");
            assertThat(own.signing().verifyingKeys().fingerprint().hex()).isEqualTo(fingerprint);
        }
    }

    @Test
    void a_wrong_passphrase_opens_nothing() throws Exception {
        create().close();
        assertThatThrownBy(() -> open("six quiet words in a raw")).isInstanceOf(Failure.WrongPassphrase.class);
    }

    @Test
    void the_file_is_its_owners_alone_and_nothing_lies_beside_it() throws Exception {
        create().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void a_second_vault_is_never_written_over_the_first() throws Exception {
        create().close();
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(this::create).isInstanceOf(Failure.Usage.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void a_copy_of_any_length_comes_back_whole_and_from_any_position() throws Exception {
        for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 262_144, 262_145, 1_000_000}) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            Files.deleteIfExists(file());
            Id id = Id.random(RANDOM);
            try (Vault vault = create()) {
                vault.write(() -> {
                    store(vault, id, bytes);
                    return null;
                });
            }
            try (Vault vault = open()) {
                vault.read(() -> {
                    try (ObjectReader reader = vault.attachments().open(id, AttachmentStore.Side.ORIGINAL)) {
                        assertThat(reader.stream().readAllBytes()).isEqualTo(bytes);
                        if (length > 0) {
                            byte[] last = new byte[8];
                            assertThat(reader.read(length - 1, last, 0, 8)).isEqualTo(1);
                            assertThat(last[0]).isEqualTo(bytes[length - 1]);
                        }
                    } catch (IOException e) {
                        throw Failure.of(e);
                    }
                    return null;
                });
            }
        }
    }

    @Test
    void jumps_between_reading_on_give_the_right_bytes() throws Exception {
        long seed = 20_261_125;
        Random random = new Random(seed);
        byte[] bytes = new byte[3_000_000];
        random.nextBytes(bytes);
        Id id = Id.random(RANDOM);
        try (Vault vault = create()) {
            vault.write(() -> {
                store(vault, id, bytes);
                return null;
            });
            vault.read(() -> {
                try (ObjectReader reader = vault.attachments().open(id, AttachmentStore.Side.ORIGINAL)) {
                    byte[] part = new byte[100_000];
                    for (int jump = 0; jump < 40; jump++) {
                        int position = random.nextInt(bytes.length);
                        for (int onward = random.nextInt(12); onward >= 0 && position < bytes.length; onward--) {
                            int read = reader.read(position, part, 0, part.length);
                            assertThat(Arrays.copyOf(part, read))
                                    .as("seed %d, position %d", seed, position)
                                    .isEqualTo(Arrays.copyOfRange(bytes, position, position + read));
                            position += read;
                        }
                    }
                } catch (IOException e) {
                    throw Failure.of(e);
                }
                return null;
            });
        }
    }

    private static void store(Vault vault, Id id, byte[] bytes) throws Failure {
        try (ObjectWriter writer = vault.attachments().begin()) {
            writer.write(bytes, 0, bytes.length);
            AttachmentStore.StoredCopy copy = vault.attachments().keep(writer);
            assertThat(copy.copy().sha256()).isEqualTo(sha256(bytes));
            Attachment attachment = new Attachment(
                    id,
                    Id.random(RANDOM),
                    "a.bin",
                    "application/octet-stream",
                    Optional.of(copy.copy()),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
            vault.attachments().add(attachment, Optional.of(copy), Optional.empty());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void work_that_fails_half_way_leaves_nothing() throws Exception {
        Report report = report();
        try (Vault vault = create()) {
            assertThatThrownBy(() -> vault.write(() -> {
                        vault.reports().add(report);
                        vault.custody()
                                .add(CustodyLog.Action.CAPTURED, report.id().hex(), JsonObject.empty());
                        throw new Failure.Io("io.disk-full");
                    }))
                    .isInstanceOf(Failure.Io.class);
            assertThat(vault.reports().list()).isEmpty();
            assertThat(vault.custody().entries()).hasSize(1);
        }
        try (Vault vault = open()) {
            assertThat(vault.reports().list()).isEmpty();
        }
    }

    @Test
    void the_catalog_grows_over_many_blocks() throws Exception {
        try (Vault vault = create()) {
            List<Report> reports = new ArrayList<>();
            while (reports.size() < 3 * CatalogBlock.MOST_ENTRIES) {
                reports.add(report());
            }
            vault.write(() -> {
                for (Report report : reports) {
                    vault.reports().add(report);
                }
                return null;
            });
        }
        try (Vault vault = open()) {
            assertThat(vault.reports().list()).hasSize(3 * CatalogBlock.MOST_ENTRIES);
        }
    }

    private static byte[] stored(Vault vault, Id id) throws Failure {
        return vault.read(() -> {
            try (ObjectReader reader = vault.attachments().open(id, AttachmentStore.Side.ORIGINAL)) {
                return reader.stream().readAllBytes();
            } catch (IOException e) {
                throw Failure.of(e);
            }
        });
    }

    @Test
    void an_older_row_put_back_does_not_fit() throws Exception {
        Report report = report();
        try (Vault vault = create()) {
            vault.reports().add(report);
        }
        StoredRow older;
        try (Database database = Database.open(file())) {
            older = database.row("catalog", database.lastId("catalog")); // the block of reports
        }
        try (Vault vault = open()) {
            vault.reports().add(report());
        }
        try (Database database = Database.open(file())) {
            database.replace("catalog", older);
        }
        try (Vault vault = open()) {
            assertThatThrownBy(() -> vault.reports().list()).isInstanceOf(Failure.Damaged.class);
        }
    }

    @Test
    void a_removed_log_entry_is_noticed_when_the_vault_is_opened() throws Exception {
        create().close();
        try (Database database = Database.open(file())) {
            database.delete("log", 1);
        }
        assertThatThrownBy(this::open).isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void a_writer_that_holds_the_file_makes_the_second_one_busy() throws Exception {
        try (Vault first = create();
                Vault second = open()) {
            first.write(() -> {
                assertThatThrownBy(() -> second.reports().add(report())).isInstanceOf(Failure.Busy.class);
                return null;
            });
        }
    }

    @Test
    void what_another_process_wrote_is_seen() throws Exception {
        try (Vault first = create();
                Vault second = open()) {
            first.reports().add(report());
            second.reports().add(report());
            assertThat(first.reports().list()).hasSize(2);
            assertThat(second.custody().entries()).hasSize(1);
        }
    }

    @Test
    void a_file_that_is_no_vault_is_refused() throws Exception {
        assertThatThrownBy(this::open).isInstanceOf(Failure.NoVault.class);
        Files.writeString(file(), "a shopping list ".repeat(100));
        assertThatThrownBy(this::open).isInstanceOf(Failure.Damaged.class);
    }

    @Test
    void a_hostile_cost_is_refused_at_once() throws Exception {
        create().close();
        try (Database database = Database.open(file())) {
            StoredRow row = database.row("meta", 1);
            String header = new String(row.bytes(), java.nio.charset.StandardCharsets.US_ASCII);
            byte[] hostile = header.replace("65536", "104857600").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            database.replace("meta", new StoredRow(1, 0, hostile));
        }
        assertThatThrownBy(this::open).isInstanceOf(Failure.Damaged.class);
    }
}
