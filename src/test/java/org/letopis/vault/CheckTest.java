package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.letopis.report.Origin;
import org.letopis.report.Report;

class CheckTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Check.Watch SILENT = (done, total) -> {};
    private static final long SEED = 20261123;
    private static final int FILE_BYTES = 600_000;

    @TempDir
    private Path folder;

    private Vault vault;
    private Id file;

    /** A vault with all that leaves rows behind: replaced contacts and manifests, a clean copy that was given up. */
    @BeforeEach
    void a_vault_with_some_of_everything() throws Exception {
        try (Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray())) {
            vault = Vault.create(path(), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        }
        byte[] bytes = new byte[FILE_BYTES];
        new Random(SEED).nextBytes(bytes);
        file = Id.random(RANDOM);
        Report draft = Draft.read(Samples.report("Market inspection", "Stalls were closed."), RANDOM)
                .report();
        vault.write(() -> {
            try (ObjectWriter givenUp = vault.attachments().begin()) {
                givenUp.write(bytes, 0, bytes.length);
                vault.attachments().discard(givenUp);
            } catch (IOException e) {
                throw Failure.of(e);
            }
            store(draft.id(), bytes);
            store(draft.id(), bytes);
            Report report = draft.withAttachments(List.of(file));
            vault.reports().add(report);
            vault.reports().add(report.withMore(List.of()));
            Report received = draft.renamed(id -> Id.random(RANDOM), code -> code);
            for (int i = 0; i < 2; i++) {
                vault.reports()
                        .addReceived(received, new Origin("ab".repeat(32), "compared", draft.id()), JsonObject.empty());
            }
            vault.identities().add(Identity.of(Id.random(RANDOM), List.of("Mira"), List.of()));
            Contact contact = new Contact("ab".repeat(32), "Anna", "card", 1, false);
            vault.contacts().put(contact);
            vault.contacts().put(contact.asCompared());
            vault.custody().add(CustodyLog.Action.CAPTURED, draft.id().hex(), JsonObject.empty());
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private Path path() {
        return folder.resolve("notes.dat");
    }

    private void store(Id report, byte[] bytes) throws Failure {
        try (ObjectWriter writer = vault.attachments().begin()) {
            writer.write(bytes, 0, bytes.length);
            AttachmentStore.StoredCopy copy = vault.attachments().keep(writer);
            Attachment attachment = new Attachment(
                    file,
                    report,
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

    private static List<String> keys(Check.Result result) {
        return result.problems().stream().map(Check.Problem::key).toList();
    }

    @Test
    void a_whole_vault_has_no_problem() throws Exception {
        Check.Result result = vault.check(100, SILENT);
        assertThat(result.problems()).isEmpty();
        assertThat(result.reports()).isEqualTo(2);
        assertThat(result.attachments()).isEqualTo(1);
        assertThat(result.bytes()).as("also what was replaced").isEqualTo(2L * FILE_BYTES);
    }

    @Test
    void every_problem_is_named_and_not_only_the_first() throws Exception {
        try (Database database = Database.open(path())) {
            long[] chunks = database.ids("chunk");
            database.delete("chunk", chunks[0]);
            database.insert("chunk", new StoredRow(7, 0, new byte[100]));
            StoredRow log = database.row("log", 1);
            log.bytes()[40] ^= 1;
            database.replace("log", log);
            StoredRow identity = database.row("identity_key", 1);
            identity.bytes()[40] ^= 1;
            database.replace("identity_key", identity);
        }
        assertThat(keys(vault.check(100, SILENT)))
                .containsExactlyInAnyOrder(
                        "check.copy.original", "check.key", "check.broken.identity", "vault.custody-broken");
    }

    @Test
    void rows_that_belong_to_nothing_are_named() throws Exception {
        try (Database database = Database.open(path())) {
            database.insert("chunk", new StoredRow(7, 0, new byte[100]));
            database.insert("catalog", new StoredRow(9, 0, new byte[100]));
        }
        assertThat(keys(vault.check(100, SILENT))).containsExactly("check.rows-unknown", "check.rows-unknown");
    }

    @Test
    void pieces_under_a_key_that_nothing_names_are_named() throws Exception {
        vault.write(() -> {
            try (ObjectWriter writer = vault.attachments().begin()) {
                writer.write(new byte[10], 0, 10);
                vault.attachments().keep(writer);
            } catch (IOException e) {
                throw Failure.of(e);
            }
            return null;
        });
        assertThat(keys(vault.check(100, SILENT))).containsExactly("check.orphan");
    }

    @Test
    void a_report_without_its_file_and_a_file_without_its_report_are_named() throws Exception {
        Id stranger = Id.random(RANDOM);
        Report other =
                Draft.read(Samples.report("Another", "Words."), RANDOM).report().withAttachments(List.of(stranger));
        vault.reports().add(other);
        vault.write(() -> {
            Id known = file;
            file = Id.random(RANDOM);
            store(other.id(), new byte[3]);
            file = known;
            return null;
        });
        assertThat(keys(vault.check(100, SILENT)))
                .containsExactlyInAnyOrder("check.file-missing", "check.file-unlisted");
    }

    @Test
    void a_subset_opens_its_share_of_the_bytes_and_everything_else() throws Exception {
        Check.Result result = vault.check(10, SILENT);
        assertThat(result.problems()).isEmpty();
        assertThat(result.bytes())
                .as("one row of pieces, of six")
                .isBetween(1L, (long) Pieces.SEGMENTS_IN_A_ROW * Pieces.SEGMENT_BYTES);
        try (Database database = Database.open(path())) {
            database.delete("chunk", database.ids("chunk")[0]);
        }
        assertThat(keys(vault.check(1, SILENT))).containsExactly("check.copy.original");
    }
}
