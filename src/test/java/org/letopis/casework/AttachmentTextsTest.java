package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.report.Attachment;
import org.letopis.sanitize.FileText;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

class AttachmentTextsTest {
    @TempDir
    private Path folder;

    @Test
    void a_text_is_read_once_unless_it_is_so_long_that_memory_would_suffer() throws Exception {
        try (Vault vault = Vaults.vault(folder, "v");
                Stripping stripping = new Stripping()) {
            Attachment note = attached(vault, "note.txt", "They came at night.\n");
            Attachment book = attached(vault, "book.txt", "They came at night.\n".repeat(1 << 18));
            AttachmentTexts texts = new AttachmentTexts(vault);
            FileText first = texts.of(note, stripping);
            assertThat(first.parts()).extracting(FileText.Part::text).anyMatch(text -> text.contains("They came"));
            assertThat(texts.of(note, stripping)).isSameAs(first);
            FileText whole = texts.of(book, stripping);
            assertThat(texts.of(book, stripping)).isNotSameAs(whole).isEqualTo(whole);
        }
    }

    private Attachment attached(Vault vault, String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        ReportSummary report = Reports.capture(vault, "Stalls closed", "2026-03", "'persons':[]");
        return new Intake(vault, Vaults.RANDOM)
                .attach(report, List.of(file), Progress.SILENT)
                .attachments()
                .get(0);
    }
}
