package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.sanitize.RedactionBox;
import org.letopis.vault.AttachmentStore.Side;
import org.letopis.vault.Vault;

/** A picture in a vault is painted over and marked; its original and its report's history stay. */
class RedactingTest {
    private static final Text WHY = Text.of("en", "looked at it");

    @TempDir
    private Path folder;

    private Vault vault;
    private Attachment photo;

    @BeforeEach
    void a_report_with_one_photo() throws Exception {
        vault = Vaults.vault(folder, "v");
        Draft draft = Draft.read(
                Json.parse(Files.readAllBytes(Path.of("samples/reports/market-inspection.json")), 1_000_000),
                Vaults.RANDOM);
        photo = new Intake(vault, Vaults.RANDOM)
                .capture(draft, NamedFiles.NONE, List.of(Path.of("samples/files/dirty.jpg")), Progress.SILENT)
                .attachments()
                .get(0);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private Attachment redact(String box) throws Failure {
        return Redacting.attachment(vault, photo.id().hex().substring(0, 8), List.of(RedactionBox.parse(box)));
    }

    private byte[] saved(String name, Side side) throws Exception {
        new Saving(vault, Vaults.RANDOM).save(photo.id().hex(), side, folder.resolve(name), Progress.SILENT);
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void the_painted_picture_takes_the_place_of_the_clean_copy_and_the_original_stays() throws Exception {
        Attachment after = redact("0,0,20,20");

        assertThat(after.clean()).isPresent().isNotEqualTo(photo.clean());
        assertThat(after.original()).isEqualTo(photo.original());
        assertThat(vault.attachments().attachment(photo.id())).isEqualTo(after);
        assertThat(saved("o.jpg", Side.ORIGINAL)).isEqualTo(Files.readAllBytes(Path.of("samples/files/dirty.jpg")));
        assertThat(saved("c.jpg", Side.CLEAN))
                .hasSize((int) after.clean().orElseThrow().sizeBytes());
        JsonObject entry = vault.custody().entries().stream()
                .filter(each -> each.value("action").orElseThrow().equals("redacted"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.object("details").strings("boxes")).containsExactly("0,0,20,20");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_file_that_was_painted_twice_is_erased_whole() throws Exception {
        redact("0,0,20,20");
        redact("20,20,20,20");

        Erasing erasing = new Erasing(vault);
        erasing.erase(erasing.find(photo.id().hex()));

        assertThatThrownBy(() -> vault.attachments().attachment(photo.id())).isInstanceOf(Failure.class);
        assertThat(vault.reports().report(photo.report()).attachments()).isEmpty();
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_file_without_a_clean_copy_cannot_be_painted_on() throws Exception {
        Path old = folder.resolve("old.rtf");
        Files.writeString(old, "{\\rtf1 x}");
        Attachment other = new Intake(vault, Vaults.RANDOM)
                .attach(vault.reports().find("last"), List.of(old), Progress.SILENT)
                .attachments()
                .get(0);

        assertThatThrownBy(() -> Redacting.attachment(vault, other.id().hex(), List.of(RedactionBox.parse("0,0,1,1"))))
                .isInstanceOf(Failure.Refused.class)
                .hasMessageContaining("redact.no-clean");
        assertThatThrownBy(() -> redact("0,0,90000,1"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining("redact.outside");
        assertThat(vault.attachments().attachment(photo.id())).isEqualTo(photo);
    }

    @Test
    void marks_become_a_revision_and_add_to_those_that_are_there() throws Exception {
        Marking marking = new Marking(vault, Vaults.TODAY);
        Report before = vault.reports().report(photo.report());
        String code = before.persons().get(0).code().text();

        marking.mark(photo, new Marking.Marks(Map.of("facesChecked", "yes"), List.of()), WHY);
        Report after = marking.mark(
                        photo,
                        new Marking.Marks(Map.of("voiceChecked", "n/a"), List.of(code, code.toLowerCase(Locale.ROOT))),
                        WHY)
                .report();

        assertThat(after.revision()).isEqualTo(before.revision() + 2);
        assertThat(after.parts("descriptions")).singleElement().satisfies(about -> {
            assertThat(about.value("attachment")).contains(photo.id().hex());
            assertThat(about.value("facesChecked")).contains("yes");
            assertThat(about.value("voiceChecked")).contains("n/a");
            assertThat(about.value("depicts"))
                    .contains(List.of(before.persons().get(0).id().hex()));
        });
        assertThatThrownBy(() -> marking.mark(photo, new Marking.Marks(Map.of(), List.of("P-ZZZZZZ")), WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessageContaining("mark.no-person");
        assertThatThrownBy(() -> marking.mark(photo, new Marking.Marks(Map.of("voiceChecked", "n/a"), List.of()), WHY))
                .hasMessageContaining("edit.nothing");
    }
}
