package org.letopis.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.Text;

/** What was erased is not in the vault any more, whatever of it is opened with its keys; and all the rest is. */
class ErasureTest {
    static final byte[] KEY = new byte[SlotSecrets.KEY_FILE_BYTES];

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long SEED = 20261125;
    private static final int FILE_BYTES = 300_000;

    /** In the title, the narrative, an earlier revision, a person's name, a file's name, and the two copies of a file. */
    private static final List<String> PLANTED = List.of(
            "Zarubtsyn", "quillwort", "перелесок", "Halvdis Orrin", "brackwater.bin", "sealedORIGINAL", "sealedCLEAN");

    @TempDir
    private Path folder;

    private Id report;
    private Id file;
    private Id received;
    private Id receivedFile;
    private Id other;

    private Path path() {
        return folder.resolve("v");
    }

    private static SlotSecrets secrets() {
        return new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(KEY.clone()));
    }

    private Vault open() throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return Vault.open(path(), secrets, Clock.systemUTC(), RANDOM);
        }
    }

    private List<byte[]> rows() throws Failure {
        try (SlotSecrets secrets = secrets()) {
            return OpenedRows.of(path(), secrets);
        }
    }

    @BeforeEach
    void a_vault_with_a_report_of_ones_own_and_one_received_among_others() throws Exception {
        try (SlotSecrets secrets = secrets()) {
            Vault.create(path(), List.of(Way.of(SlotKind.KEY_FILE)), secrets, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)
                    .close();
        }
        try (Vault vault = open()) {
            other = add(vault, "Market inspection", "Stalls were closed.");
            JsonObject person = JsonObject.empty()
                    .with("id", "p")
                    .with("kind", "individual")
                    .with("names", List.of("Halvdis Orrin"));
            Draft draft = Draft.read(
                    Samples.report("Zarubtsyn", "They hid in the перелесок.").with("persons", List.of(person)), RANDOM);
            report = draft.report().id();
            file = Id.random(RANDOM);
            vault.reports().add(draft.report());
            vault.write(() -> {
                vault.identities().add(draft.identities().get(0));
                store(vault, file, report, "brackwater.bin", Optional.of("sealedORIGINAL"), "sealedCLEAN");
                store(vault, file, report, "brackwater.bin", Optional.of("sealedORIGINAL"), "sealedCLEAN");
                vault.reports().add(revised(draft.report().withMore(List.of(file)), "Stalls and quillwort."));
                return null;
            });
            Report theirs = Draft.read(Samples.report("Vesperkill", "The stalls burned."), RANDOM)
                    .report();
            received = theirs.id();
            receivedFile = Id.random(RANDOM);
            vault.write(() -> {
                store(vault, receivedFile, received, "r.bin", Optional.empty(), "arrivedCLEAN");
                for (int i = 0; i < 2; i++) {
                    vault.reports()
                            .addReceived(
                                    theirs.withAttachments(List.of(receivedFile)),
                                    new Origin("ab".repeat(32), "compared", Id.random(RANDOM)),
                                    JsonObject.empty().with("signedBy", "Nightjarsson"));
                }
                return null;
            });
            for (int i = 0; i < 12; i++) {
                add(vault, "Later report " + i, "Stalls were closed again.");
            }
        }
    }

    private static Id add(Vault vault, String title, String narrative) throws Exception {
        Report added = Draft.read(Samples.report(title, narrative), RANDOM).report();
        vault.reports().add(added);
        return added.id();
    }

    private static Report revised(Report report, String narrative) {
        return report.with("narrative", List.of(Text.of("en", narrative).json()));
    }

    private static void store(Vault vault, Id id, Id report, String name, Optional<String> original, String clean)
            throws Failure {
        Optional<AttachmentStore.StoredCopy> first =
                original.isPresent() ? Optional.of(copy(vault, original.get())) : Optional.empty();
        Optional<AttachmentStore.StoredCopy> second = Optional.of(copy(vault, clean));
        Attachment attachment = new Attachment(
                id,
                report,
                name,
                "application/octet-stream",
                first.map(AttachmentStore.StoredCopy::copy),
                second.map(AttachmentStore.StoredCopy::copy),
                List.of(),
                Optional.empty());
        vault.attachments().add(attachment, first, second);
    }

    private static AttachmentStore.StoredCopy copy(Vault vault, String word) throws Failure {
        byte[] bytes = new byte[FILE_BYTES];
        new Random(SEED).nextBytes(bytes);
        byte[] planted = word.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(planted, 0, bytes, 1_000, planted.length);
        System.arraycopy(planted, 0, bytes, FILE_BYTES - 100, planted.length);
        try (ObjectWriter writer = vault.attachments().begin()) {
            writer.write(bytes, 0, bytes.length);
            return vault.attachments().keep(writer);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private void assertWhole() throws Failure {
        try (Vault vault = open()) {
            assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
        }
    }

    private List<String> problems() throws Failure {
        try (Vault vault = open()) {
            return vault.check(100, (done, total) -> {}).problems().stream()
                    .map(Check.Problem::key)
                    .toList();
        }
    }

    private static void assertErased(ThrowingCall call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Failure.Usage.class,
                        failure -> assertThat(failure.key()).isEqualTo("erase.was"));
    }

    private interface ThrowingCall {
        void run() throws Failure;
    }

    @Test
    void no_word_of_an_erased_report_opens_with_any_key_and_no_other_word_is_lost() throws Exception {
        List<byte[]> before = rows();
        assertThat(PLANTED).allMatch(word -> OpenedRows.have(before, word));
        try (Vault vault = open()) {
            assertThat(vault.erasures().report(report)).containsExactly(file);
        }
        List<byte[]> after = rows();
        assertThat(PLANTED).noneMatch(word -> OpenedRows.have(after, word));
        assertThat(PLANTED)
                .noneMatch(word ->
                        OpenedRows.have(after, Folding.words(word).iterator().next()));
        assertThat(List.of("stalls", "Vesperkill", "arrivedCLEAN", "Nightjarsson", "Later report 11"))
                .allMatch(word -> OpenedRows.have(after, word));
        assertWhole();
        try (Vault vault = open()) {
            assertThat(vault.reports().search("stalls")).hasSize(14);
            assertThat(vault.reports().search("quillwort")).isEmpty();
            assertThat(vault.reports().list())
                    .hasSize(14)
                    .extracting(ReportSummary::id)
                    .doesNotContain(report);
            assertThat(vault.identities().all()).isEmpty();
            assertThat(vault.erasures().isErased(report)).isTrue();
            assertThat(vault.erasures().isErased(other)).isFalse();
        }
    }

    @Test
    void a_received_report_goes_with_what_its_sender_signed() throws Exception {
        List<String> planted = List.of("Vesperkill", "vesperkill", "burned", "arrivedCLEAN", "Nightjarsson");
        try (Vault vault = open()) {
            vault.erasures().report(received);
        }
        List<byte[]> after = rows();
        assertThat(planted).noneMatch(word -> OpenedRows.have(after, word));
        assertThat(PLANTED).allMatch(word -> OpenedRows.have(after, word));
        assertWhole();
    }

    @Test
    void an_erased_file_leaves_its_report_as_a_revision_without_it() throws Exception {
        try (Vault vault = open()) {
            int revision = vault.reports().report(report).revision();
            vault.erasures().attachment(file);
            assertThat(vault.reports().report(report).attachments()).isEmpty();
            assertThat(vault.reports().report(report).revision()).isEqualTo(revision + 1);
            assertThat(vault.reports().search("quillwort"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.attachments()).isZero());
            vault.erasures().attachment(receivedFile);
            assertThat(vault.reports().report(received).attachments()).isEmpty();
            assertThat(vault.reports().report(received).revision()).isEqualTo(1);
            assertThat(vault.reports().asSigned(received)).isPresent();
        }
        List<byte[]> after = rows();
        assertThat(List.of("brackwater.bin", "sealedORIGINAL", "sealedCLEAN", "arrivedCLEAN"))
                .noneMatch(word -> OpenedRows.have(after, word));
        assertThat(List.of("quillwort", "перелесок", "Nightjarsson")).allMatch(word -> OpenedRows.have(after, word));
        assertWhole();
        try (Vault vault = open()) {
            vault.erasures().report(report);
        }
        assertWhole();
    }

    @Test
    void everything_can_be_erased_one_after_another_and_the_vault_goes_on() throws Exception {
        try (Vault vault = open()) {
            for (ReportSummary summary : vault.reports().list()) {
                vault.erasures().report(summary.id());
            }
            assertThat(vault.reports().list()).isEmpty();
            assertErased(() -> vault.erasures().report(report));
        }
        assertWhole();
        try (Vault vault = open()) {
            Id fresh = add(vault, "After all", "Stalls.");
            assertThat(vault.reports().find(ReportStore.LAST).id()).isEqualTo(fresh);
            assertThat(vault.reports().search("stalls")).hasSize(1);
        }
        assertWhole();
    }

    @Test
    void who_names_it_again_hears_that_it_was_erased() throws Exception {
        try (Vault vault = open()) {
            vault.erasures().report(report);
            assertErased(() -> vault.reports().find(report.hex().substring(0, 8)));
            assertErased(() -> vault.reports().report(report));
            assertErased(() -> vault.attachments().find(file.hex().substring(0, 8)));
            assertErased(() -> vault.attachments().attachment(file));
            assertErased(() -> vault.erasures().attachment(file));
            assertThatThrownBy(() -> vault.reports().find("0000000000"))
                    .extracting(thrown -> ((Failure) thrown).key())
                    .isEqualTo("report.none");
        }
    }

    /** Pieces and records may be left where SQLite moved rows earlier: without their keys they open nowhere. */
    @Test
    void no_key_and_no_row_under_the_key_of_a_table_is_left_in_the_file_even_sealed() throws Exception {
        List<StoredRow> before = new ArrayList<>();
        List<StoredRow> gone = new ArrayList<>();
        Table[] tables = {Table.CATALOG, Table.OBJECT_KEY, Table.IDENTITY_KEY, Table.SEARCH};
        try (Database database = Database.look(path())) {
            for (Table table : tables) {
                for (long id : database.ids(table.sqlName())) {
                    before.add(database.row(table.sqlName(), id));
                }
            }
        }
        try (Vault vault = open()) {
            vault.erasures().report(report);
        }
        byte[] after = Files.readAllBytes(path());
        try (Database database = Database.look(path())) {
            int at = 0;
            for (Table table : tables) {
                long last = 0;
                for (; at < before.size() && before.get(at).id() > last; at++) {
                    last = before.get(at).id();
                    StoredRow now = database.row(table.sqlName(), last);
                    if (now == null
                            || !Arrays.equals(now.bytes(), before.get(at).bytes())) {
                        gone.add(before.get(at));
                    }
                }
            }
        }
        assertThat(gone).hasSizeGreaterThan(8);
        for (StoredRow row : gone) {
            for (int from = 0; from + 32 <= row.bytes().length; from += 4_096) {
                assertThat(OpenedRows.contains(after, Arrays.copyOfRange(row.bytes(), from, from + 32)))
                        .as("row of %d bytes, from %d", row.bytes().length, from)
                        .isFalse();
            }
        }
    }

    @Test
    void rows_put_back_from_an_older_copy_are_noticed() throws Exception {
        Path copy = Files.copy(path(), folder.resolve("older"));
        try (Vault vault = open()) {
            vault.erasures().report(report);
        }
        assertThat(problems()).isEmpty();
        try (Database older = Database.look(copy);
                Database database = Database.open(path())) {
            putBack(older, database, Table.OBJECT_KEY);
            putBack(older, database, Table.CHUNK);
        }
        assertThat(problems()).contains("check.orphan");
        try (Database older = Database.look(copy);
                Database database = Database.open(path())) {
            putBack(older, database, Table.RECORD);
        }
        assertThat(problems()).containsExactly("check.broken.erased", "check.broken.erased");
    }

    private static void putBack(Database older, Database database, Table table) throws Failure {
        for (long id : older.ids(table.sqlName())) {
            database.delete(table.sqlName(), id);
            database.insert(table.sqlName(), older.row(table.sqlName(), id));
        }
    }

    @Test
    void killed_before_the_commit_all_of_it_is_there_and_after_it_nothing() throws Exception {
        Process process = erase();
        said(process, "holding");
        process.destroyForcibly().waitFor();
        assertWhole();
        List<byte[]> old = rows();
        assertThat(PLANTED).allMatch(word -> OpenedRows.have(old, word));
        process = erase();
        said(process, "holding");
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        said(process, "done");
        process.destroyForcibly().waitFor();
        assertWhole();
        List<byte[]> now = rows();
        assertThat(PLANTED).noneMatch(word -> OpenedRows.have(now, word));
    }

    private Process erase() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EraseInAnotherProcess.class.getName(),
                        path().toString(),
                        report.hex()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void said(Process process, String word) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = process.getInputStream().read();
                b >= 0 && b != '\n';
                b = process.getInputStream().read()) {
            line.append((char) b);
        }
        assertThat(line.toString().strip()).isEqualTo(word);
    }
}
