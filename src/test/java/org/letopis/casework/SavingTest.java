package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Report;
import org.letopis.vault.AttachmentStore.Side;
import org.letopis.vault.Vault;

class SavingTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path PHOTO = Path.of("samples/files/dirty.jpg");

    @TempDir
    private Path folder;

    private Vault vault;
    private Intake.Captured captured;

    @BeforeEach
    void a_report_with_one_photo() throws Exception {
        try (Passphrase passphrase = Passphrase.of("six quiet words in a row".toCharArray())) {
            vault = Vault.create(folder.resolve("notes"), passphrase, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
        }
        Draft draft = Draft.read(
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1_000_000), RANDOM);
        captured = new Intake(vault, RANDOM).capture(draft, NamedFiles.NONE, List.of(PHOTO), Progress.SILENT);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private Saving.Saved save(String name, Side side, String meant) throws Failure {
        return new Saving(vault, RANDOM).save(meant, side, folder.resolve(name), Progress.SILENT);
    }

    @Test
    void attached_files_make_a_further_revision_and_keep_what_was_there() throws Exception {
        Intake.Captured more = new Intake(vault, RANDOM)
                .attach(vault.reports().find("last"), List.of(Path.of("samples/files/dirty.png")), Progress.SILENT);
        Report report = vault.reports().report(captured.report().id());
        assertThat(report).isEqualTo(more.report());
        assertThat(report.revision()).isEqualTo(2);
        assertThat(report.attachments())
                .containsExactly(
                        captured.attachments().get(0).id(),
                        more.attachments().get(0).id());
        assertThat(vault.reports().list()).hasSize(1);
        assertThat(vault.custody().entries())
                .extracting(entry -> entry.string("action"))
                .containsExactly("created", "stripped", "captured", "stripped", "attached");
    }

    @Test
    void a_missing_file_attaches_nothing() throws Exception {
        assertThatThrownBy(() -> new Intake(vault, RANDOM)
                        .attach(vault.reports().find("last"), List.of(PHOTO, folder.resolve("no")), Progress.SILENT))
                .isInstanceOf(Failure.Io.class);
        assertThat(vault.reports().find("last").revision()).isEqualTo(1);
    }

    @Test
    void the_original_comes_back_byte_for_byte_and_its_viewing_is_logged() throws Exception {
        Attachment attachment = captured.attachments().get(0);
        save("back.jpg", Side.ORIGINAL, attachment.id().hex().substring(0, 6));
        assertThat(folder.resolve("back.jpg")).hasSameBinaryContentAs(PHOTO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("back.jpg"))))
                .isEqualTo("rw-------");
        assertThat(vault.custody().entries().get(3).toString())
                .contains("viewed", attachment.id().hex(), "original");
    }

    @Test
    void the_clean_copy_is_what_is_given_unless_the_original_is_meant() throws Exception {
        Attachment attachment = captured.attachments().get(0);
        Saving.Saved saved = save("clean.jpg", Side.CLEAN, attachment.id().hex());
        assertThat(saved.copy()).isEqualTo(attachment.clean().orElseThrow());
        assertThat(Files.size(saved.file())).isEqualTo(saved.copy().sizeBytes());
        assertThat(folder.resolve("clean.jpg"))
                .satisfies(file -> assertThat(Files.mismatch(file, PHOTO)).isNotEqualTo(-1));
    }

    @Test
    void nothing_is_written_over_another_file_or_left_behind() throws Exception {
        Files.writeString(folder.resolve("mine"), "mine");
        assertThatThrownBy(() -> save(
                        "mine",
                        Side.ORIGINAL,
                        captured.attachments().get(0).id().hex()))
                .isInstanceOf(Failure.Usage.class);
        assertThatThrownBy(() -> save("other", Side.ORIGINAL, "0123456789")).isInstanceOf(Failure.Usage.class);
        assertThat(Files.readString(folder.resolve("mine"))).isEqualTo("mine");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("notes", "mine");
        }
    }
}
