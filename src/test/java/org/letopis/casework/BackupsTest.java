package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Acceptance;
import org.letopis.bundle.BundleFiles;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.report.Draft;
import org.letopis.vault.Contact;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

class BackupsTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path PHOTO = Path.of("samples/files/dirty.jpg");

    @TempDir
    private Path folder;

    private final Backups backups = new Backups(RANDOM, Progress.SILENT);
    private final Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray());
    private Vault vault;

    @BeforeEach
    void a_vault_with_a_report() throws Exception {
        vault = Vault.create(at("notes"), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        Draft draft = Draft.read(
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1_000_000), RANDOM);
        new Intake(vault, RANDOM).capture(draft, NamedFiles.NONE, List.of(PHOTO), Progress.SILENT);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private Vault open(Path file) throws Failure {
        return Vault.open(file, passphrase, Clock.systemUTC(), RANDOM);
    }

    private Vault look(Path file) throws Failure {
        try (SlotSecrets secrets = new SlotSecrets().withPassphrase(passphrase)) {
            return Vault.look(file, secrets, Clock.systemUTC(), RANDOM);
        }
    }

    private List<String> files() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_backup_of_a_vault_in_use_opens_and_holds_the_same() throws Exception {
        Backups.Copy copy = backups.backup(vault, at("copy"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(at("copy"))))
                .isEqualTo("rw-------");
        try (Vault opened = open(at("copy"))) {
            assertThat(opened.reports().list()).isEqualTo(vault.reports().list());
            assertThat(opened.custody().chain().head()).isEqualTo(copy.head());
            assertThat(opened.check(100, (done, total) -> {}).problems()).isEmpty();
        }
        assertThat(vault.custody().entries().get(3).toString()).contains("backed_up", copy.head());
        assertThat(files()).containsExactly("copy", "notes");
    }

    @Test
    void a_backup_is_never_written_over_a_file_and_none_is_made_of_a_damaged_vault() throws Exception {
        Files.writeString(at("mine"), "mine");
        assertThatThrownBy(() -> backups.backup(vault, at("mine"))).isInstanceOf(Failure.Usage.class);
        vault.close();
        breakSomething(at("notes"));
        vault = open(at("notes"));
        assertThatThrownBy(() -> backups.backup(vault, at("copy"))).isInstanceOf(Failure.Damaged.class);
        assertThat(files()).containsExactly("mine", "notes");
    }

    /** Changes the last byte that is not zero in the second half of the file: a piece of the photo. */
    private static void breakSomething(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length - 1;
        while (bytes[at] == 0) {
            at--;
        }
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void a_rehearsal_changes_nothing() throws Exception {
        backups.backup(vault, at("copy"));
        byte[] before = Files.readAllBytes(at("copy"));
        FileTime time = Files.getLastModifiedTime(at("copy"));
        Rehearsal done = Rehearsal.ofBackup(at("copy"), this::look, Progress.SILENT);
        assertThat(done.copy().orElseThrow().check().reports()).isEqualTo(1);
        assertThat(Files.readAllBytes(at("copy"))).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(at("copy"))).isEqualTo(time);
        assertThat(files()).containsExactly("copy", "notes");
    }

    @Test
    void a_damaged_backup_is_not_rehearsed_and_not_restored() throws Exception {
        backups.backup(vault, at("copy"));
        breakSomething(at("copy"));
        assertThatThrownBy(() -> Rehearsal.ofBackup(at("copy"), this::look, Progress.SILENT))
                .isInstanceOf(Failure.Damaged.class);
        assertThatThrownBy(() -> backups.restore(at("copy"), at("back"), this::open))
                .isInstanceOf(Failure.Damaged.class);
        assertThat(files()).containsExactly("copy", "notes");
    }

    @Test
    void a_copy_in_the_middle_of_a_change_is_refused() throws Exception {
        backups.backup(vault, at("copy"));
        Files.writeString(at("copy-journal"), "x");
        assertThatThrownBy(() -> backups.restore(at("copy"), at("back"), this::open))
                .isInstanceOf(Failure.Damaged.class);
        assertThatThrownBy(() -> Rehearsal.ofBackup(at("none"), this::look, Progress.SILENT))
                .isInstanceOf(Failure.NoVault.class);
    }

    @Test
    void a_restored_vault_says_so_and_begins_new_rows_of_bundles() throws Exception {
        try (Vault researcher = Vault.create(at("other"), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM)) {
            Contact contact = new AddressBook(vault)
                    .add(OwnCard.current(researcher, Clock.systemUTC()).text(), "researcher", true);
            new AddressBook(researcher)
                    .add(OwnCard.current(vault, Clock.systemUTC()).text(), "monitor", true);
            send(vault, contact, "one.age");
            backups.backup(vault, at("copy"));
            send(vault, contact, "two.age");
            byte[] before = Files.readAllBytes(at("copy"));
            Backups.Copy copy = backups.restore(at("copy"), at("back"), this::open);
            assertThat(Files.readAllBytes(at("copy"))).isEqualTo(before);
            try (Vault back = open(at("back"))) {
                assertThat(back.custody().entries())
                        .last()
                        .satisfies(entry -> assertThat(entry.toString()).contains("restored", copy.head()));
                assertThat(back.check(100, (done, total) -> {}).problems()).isEmpty();
                send(back, contact, "three.age");
                send(back, contact, "four.age");
            }
            Receiving receiving = new Receiving(researcher, RANDOM);
            for (String name : List.of("one.age", "two.age", "three.age", "four.age")) {
                Standing standing = receiving
                        .take(BundleFiles.of(at(name)), Acceptance.ONLY_COMPARED, Progress.SILENT)
                        .standing();
                assertThat(standing.found())
                        .as(name)
                        .isEqualTo(name.equals("three.age") ? Set.of(Standing.Finding.NEW_ROW) : Set.of());
            }
        }
        assertThatThrownBy(() -> backups.restore(at("copy"), at("back"), this::open))
                .isInstanceOf(Failure.Usage.class);
    }

    private void send(Vault from, Contact contact, String file) throws Failure {
        new Sending(from, Clock.systemUTC(), RANDOM)
                .send(
                        Sending.Parcel.of(List.of(from.reports().find("last"))),
                        Addressee.of(contact),
                        at(file),
                        Progress.SILENT);
    }
}
