package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ObjectReader;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** Vaults of formats that are not written any more open for ever, and can be brought to the current one. */
class GoldenVaultTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path GOLDEN = Path.of("src/test/resources/golden/letopis-vault-1");

    @TempDir
    private Path folder;

    private Path vault;

    @BeforeEach
    void copy() throws IOException {
        vault = folder.resolve("golden.vault");
        Files.copy(GOLDEN.resolve("golden.vault"), vault);
    }

    private static Vault open(Path file) throws Failure {
        try {
            return open(file, keyFile());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private static SlotSecrets keyFile() throws IOException {
        return new SlotSecrets()
                .with(SlotKind.KEY_FILE, SecretBytes.owning(Files.readAllBytes(GOLDEN.resolve("golden.key"))));
    }

    private static Vault open(Path file, SlotSecrets secrets) throws Failure {
        try (secrets) {
            return Vault.open(file, secrets, Clock.systemUTC(), RANDOM);
        }
    }

    private static JsonObject said(String name) throws Exception {
        return Json.parse(Files.readAllBytes(GOLDEN.resolve(name)), 1024 * 1024);
    }

    private Migration migration() {
        return new Migration(RANDOM, Progress.SILENT);
    }

    /** Everything that the build which made the vault said about it. */
    private static void assertHoldsEverything(Vault vault) throws Exception {
        List<JsonObject> reports = said("list.json").objects("reports");
        List<ReportSummary> listed = vault.reports().list();
        assertThat(listed.stream().map(ReportSummary::title).toList()).isEqualTo(strings(reports, "title"));
        assertThat(listed.stream().map(one -> one.id().hex()).toList()).isEqualTo(strings(reports, "id"));
        assertThat(listed.get(0).revision()).isEqualTo(2);
        assertThat(listed.get(3).origin().orElseThrow().json())
                .hasToString(reports.get(3).object("origin").toString());
        Report first = vault.reports().report(listed.get(0).id());
        assertThat(first.narrative().get(0).words())
                .isEqualTo(said("first.json").objects("narrative").get(0).string("text"));
        for (Id id : first.attachments()) {
            Attachment attachment = vault.attachments().attachment(id);
            assertThat(hash(vault, id, AttachmentStore.Side.ORIGINAL))
                    .isEqualTo(attachment.original().orElseThrow().sha256());
            assertThat(hash(vault, id, AttachmentStore.Side.CLEAN))
                    .isEqualTo(attachment.clean().orElseThrow().sha256());
        }
        assertThat(vault.contacts().find("Sender").name()).isEqualTo("Sender");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    private static List<String> strings(List<JsonObject> objects, String name) throws Exception {
        List<String> strings = new ArrayList<>();
        for (JsonObject object : objects) {
            strings.add(object.string(name));
        }
        return strings;
    }

    private static String hash(Vault vault, Id id, AttachmentStore.Side side) throws Failure {
        return vault.read(() -> {
            try (ObjectReader reader = vault.attachments().open(id, side)) {
                return Sha256.hex(Sha256.of(reader.stream().readAllBytes()));
            } catch (IOException e) {
                throw Failure.of(e);
            }
        });
    }

    private static List<String> custody() throws Exception {
        return said("custody.json").objects("entries").stream()
                .map(JsonObject::toString)
                .toList();
    }

    @Test
    void the_first_format_is_read_whole_from_media_that_cannot_be_written() throws Exception {
        byte[] before = Files.readAllBytes(vault);
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("r--------"));
        try (Vault open = open(vault)) {
            assertHoldsEverything(open);
            assertThat(open.custody().entries().stream()
                            .map(JsonObject::toString)
                            .toList())
                    .isEqualTo(custody());
            assertThat(open.reports().search("morvesk рынке")).hasSize(1);
        }
        assertThat(Files.readAllBytes(vault)).isEqualTo(before);
        assertThat(names()).containsExactly("golden.vault");
    }

    @Test
    void a_vault_from_before_the_list_of_ways_in_is_read_and_migrated_too() throws Exception {
        Path early = GOLDEN.resolveSibling("letopis-vault-1-early");
        Files.copy(early.resolve("golden.vault"), vault, StandardCopyOption.REPLACE_EXISTING);
        char[] words =
                Files.readString(early.resolve("golden.passphrase")).strip().toCharArray();
        try (Passphrase passphrase = Passphrase.of(words);
                SlotSecrets secrets = new SlotSecrets().withPassphrase(passphrase)) {
            Backups.Opener opener = file -> Vault.open(file, secrets, Clock.systemUTC(), RANDOM);
            migration().migrate(vault, opener);
            try (Vault open = opener.open(vault)) {
                assertThat(open.hasOldFormat()).isFalse();
                assertThat(open.contacts().all()).hasSize(1);
                assertThat(open.check(100, (done, total) -> {}).problems()).isEmpty();
            }
        }
    }

    @Test
    void the_first_format_is_never_written() throws Exception {
        byte[] before = Files.readAllBytes(vault);
        try (Vault open = open(vault)) {
            assertThat(open.hasOldFormat()).isTrue();
            assertThatThrownBy(() -> open.custody().add(CustodyLog.Action.VIEWED, "1", JsonObject.empty()))
                    .isInstanceOf(Failure.Refused.class)
                    .extracting(failure -> ((Failure) failure).key())
                    .isEqualTo("vault.old-format");
        }
        assertThat(Files.readAllBytes(vault)).isEqualTo(before);
    }

    @Test
    void every_way_in_opens_it_before_and_after_migration_and_nothing_is_lost() throws Exception {
        everyWayIn();
        Backups.Copy made = migration().migrate(vault, GoldenVaultTest::open).orElseThrow();
        assertThat(made.check().reports()).isEqualTo(4);
        everyWayIn();
        try (Vault open = open(vault)) {
            assertThat(open.hasOldFormat()).isFalse();
            assertHoldsEverything(open);
            List<JsonObject> log = open.custody().entries();
            assertThat(log.subList(0, log.size() - 1).stream()
                            .map(JsonObject::toString)
                            .toList())
                    .isEqualTo(custody());
            assertThat(log.get(log.size() - 1).string("action")).isEqualTo("migrated");
            assertThat(open.reports().search("morvesk рынке")).hasSize(1);
            assertThat(open.slots().list())
                    .hasSize(said("slots.json").objects("slots").size());
        }
        assertThat(names()).containsExactly("golden.vault");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(vault)))
                .isEqualTo("rw-------");
        assertThat(migration().migrate(vault, GoldenVaultTest::open)).isEmpty();
    }

    private void everyWayIn() throws Exception {
        open(vault).close();
        try (Passphrase passphrase = Passphrase.of(text("golden.passphrase"))) {
            open(vault, new SlotSecrets().withPassphrase(passphrase)).close();
        }
        try (RecoveryCode code = RecoveryCode.parse(text("golden.code"))) {
            open(vault, new SlotSecrets().with(SlotKind.RECOVERY_CODE, code.secret()))
                    .close();
        }
        List<RecoveryShare> shares =
                List.of(RecoveryShare.parse(text("golden.share1")), RecoveryShare.parse(text("golden.share3")));
        open(vault, new SlotSecrets().with(SlotKind.SHARES, RecoveryShare.join(shares)))
                .close();
    }

    private static char[] text(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name)).strip().toCharArray();
    }

    /** Twelve times; where each kill falls is left to chance, and the longer waits let it finish. */
    @Test
    void killed_while_it_is_migrated_the_vault_is_there_whole_in_the_one_format_or_the_other() throws Exception {
        int old = 0;
        for (int round = 0; round < 12; round++) {
            Files.copy(GOLDEN.resolve("golden.vault"), vault, StandardCopyOption.REPLACE_EXISTING);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MigrationInAnotherProcess.class.getName(),
                            vault.toString(),
                            GOLDEN.resolve("golden.key").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.getInputStream().read()).isEqualTo('s');
            process.waitFor(60L * round, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            try (Vault open = open(vault)) {
                old += open.hasOldFormat() ? 1 : 0;
                assertHoldsEverything(open);
            }
        }
        assertThat(old).as("some kills fell before the end").isPositive();
    }

    @Test
    void what_replaced_the_old_file_leaves_no_way_into_it() throws Exception {
        try (FileChannel old = FileChannel.open(vault, StandardOpenOption.READ)) {
            migration().migrate(vault, GoldenVaultTest::open);
            assertThat(old.size()).isZero();
        }
    }

    @Test
    void a_vault_with_a_second_name_is_not_migrated() throws Exception {
        Files.createLink(folder.resolve("second"), vault);
        byte[] before = Files.readAllBytes(vault);
        assertThatThrownBy(() -> migration().migrate(vault, GoldenVaultTest::open))
                .isInstanceOf(Failure.Refused.class);
        assertThat(Files.readAllBytes(vault)).isEqualTo(before);
    }

    @Test
    void a_damaged_vault_is_not_migrated_and_stays_as_it_is() throws Exception {
        byte[] bytes = Files.readAllBytes(vault);
        bytes[bytes.length - 5_000] ^= 1;
        Files.write(vault, bytes);
        assertThatThrownBy(() -> migration().migrate(vault, GoldenVaultTest::open))
                .isInstanceOf(Failure.Damaged.class);
        assertThat(Files.readAllBytes(vault)).isEqualTo(bytes);
        assertThat(names()).containsExactly("golden.vault");
    }

    @Test
    void a_backup_of_the_first_format_is_restored_as_a_vault_that_can_be_written() throws Exception {
        Path restored = folder.resolve("restored.vault");
        new Backups(RANDOM, Progress.SILENT).restore(vault, restored, GoldenVaultTest::open);
        try (Vault open = open(restored)) {
            assertThat(open.isWritable()).isTrue();
            assertHoldsEverything(open);
        }
    }

    @Test
    void a_vault_of_the_first_format_is_backed_up_and_rehearsed_as_it_is() throws Exception {
        Path backup = folder.resolve("backup.vault");
        Backups backups = new Backups(RANDOM, Progress.SILENT);
        try (Vault open = open(vault)) {
            backups.backup(open, backup);
        }
        Rehearsal rehearsal = Rehearsal.ofBackup(backup, GoldenVaultTest::open, Progress.SILENT);
        assertThat(rehearsal.copy().orElseThrow().check().reports()).isEqualTo(4);
    }

    @Test
    void a_newer_format_is_named_and_left_alone() throws Exception {
        byte[] bytes = replaced("letopis-vault/1", "letopis-vault/3");
        assertThatThrownBy(() -> open(vault))
                .isInstanceOf(Failure.Damaged.class)
                .satisfies(failure -> {
                    assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.DAMAGED);
                    assertThat(((Failure) failure).key()).isEqualTo("vault.newer-format");
                    assertThat(((Failure) failure).arguments()).first().isEqualTo("letopis-vault/3");
                });
        assertThat(Files.readAllBytes(vault)).isEqualTo(bytes);
    }

    @Test
    void a_header_that_was_changed_to_another_format_does_not_fit_the_sealed_root() throws Exception {
        replaced("letopis-vault/1", "letopis-vault/2");
        assertThatThrownBy(() -> open(vault)).isInstanceOf(Failure.Damaged.class);
        Files.delete(vault);
        copy();
        migration().migrate(vault, GoldenVaultTest::open);
        replaced("letopis-vault/2", "letopis-vault/1");
        assertThatThrownBy(() -> open(vault)).isInstanceOf(Failure.Damaged.class);
    }

    private byte[] replaced(String from, String to) throws IOException {
        String text = Files.readString(vault, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        byte[] bytes = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(vault, bytes);
        return bytes;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
