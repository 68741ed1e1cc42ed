package org.letopis.casework;

import org.letopis.failure.Failure;
import org.letopis.protect.Reading;
import org.letopis.report.Attachment;
import org.letopis.sanitize.FileText;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Vault;

/** Reads the text of clean copies in the vault, with one worker for all of them. */
final class AttachmentTexts implements Reading, AutoCloseable {
    private final Vault vault;
    private final Stripping stripping = new Stripping();

    AttachmentTexts(Vault vault) {
        this.vault = vault;
    }

    @Override
    public FileText read(Attachment attachment) throws Failure {
        try (VaultSource source =
                new VaultSource(vault.attachments().open(attachment.id(), AttachmentStore.Side.CLEAN))) {
            return FileText.of(source, stripping);
        }
    }

    @Override
    public void close() {
        stripping.close();
    }
}
