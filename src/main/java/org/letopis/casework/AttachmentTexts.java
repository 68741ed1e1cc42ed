package org.letopis.casework;

import java.util.HashMap;
import java.util.Map;
import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.sanitize.FileText;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Vault;

/**
 * Reads the text of clean copies in the vault, and knows it again: what goes to several contacts, or is decided about
 * once more after a question, is read once.
 */
final class AttachmentTexts {
    /** Of all texts together; what is beyond is read again each time, so that any number of files fits in memory. */
    private static final int MOST_KEPT_CHARS = 4 << 20;

    private final Vault vault;
    private final Map<String, FileText> kept = new HashMap<>();
    private int keptChars;

    AttachmentTexts(Vault vault) {
        this.vault = vault;
    }

    /**
     * @param attachment has a clean copy
     * @param stripping whose worker process reads what was not read before
     */
    FileText of(Attachment attachment, Stripping stripping) throws Failure {
        String copy = attachment.clean().orElseThrow().sha256();
        FileText known = kept.get(copy);
        return known == null ? kept(copy, read(attachment, stripping)) : known;
    }

    private FileText read(Attachment attachment, Stripping stripping) throws Failure {
        try (VaultSource source =
                new VaultSource(vault.attachments().open(attachment.id(), AttachmentStore.Side.CLEAN))) {
            return FileText.of(source, stripping);
        }
    }

    private FileText kept(String copy, FileText text) {
        long chars =
                text.parts().stream().mapToLong(part -> part.text().length()).sum();
        if (chars <= MOST_KEPT_CHARS - keptChars) {
            kept.put(copy, text);
            keptChars += (int) chars;
        }
        return text;
    }
}
