package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.sanitize.Redaction;
import org.letopis.sanitize.RedactionBox;
import org.letopis.sanitize.Source;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ObjectReader;
import org.letopis.vault.ObjectWriter;
import org.letopis.vault.Vault;

/** Paints over parts of pictures: of a plain file, or of the clean copy of an attachment, whose original stays. */
public final class Redacting {
    private Redacting() {}

    /**
     * Paints over parts of a plain picture.
     *
     * @return the file that is to be written
     */
    public static Redaction.Redacted file(Path file, List<RedactionBox> boxes) throws Failure {
        try (Source source = Source.of(file);
                Stripping stripping = new Stripping()) {
            return Redaction.of(source, boxes, stripping);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /**
     * Puts a painted picture in the place of the clean copy of an attachment. What was painted before stays painted.
     *
     * @param meant the attachment's id or its first digits
     * @throws Failure.Refused when the report was received, or there is no clean copy to paint on
     */
    public static Attachment attachment(Vault vault, String meant, List<RedactionBox> boxes) throws Failure {
        return vault.write(() -> {
            AttachmentStore store = vault.attachments();
            Attachment before = store.find(meant);
            String short8 = before.id().hex().substring(0, 8);
            if (vault.reports().find(before.report().hex()).origin().isPresent()) {
                throw new Failure.Refused(
                        "attach.received", before.report().hex().substring(0, 8));
            }
            if (before.clean().isEmpty()) {
                throw new Failure.Refused("redact.no-clean", short8);
            }
            Redaction.Redacted redacted;
            try (ObjectReader reader = store.open(before.id(), AttachmentStore.Side.CLEAN);
                    Stripping stripping = new Stripping()) {
                redacted = Redaction.of(new VaultSource(reader), boxes, stripping);
            }
            AttachmentStore.StoredCopy clean = keep(store, redacted.file());
            Attachment after = new Attachment(
                    before.id(),
                    before.report(),
                    before.name(),
                    redacted.format().mediaType(),
                    before.original(),
                    Optional.of(clean.copy()),
                    before.removed(),
                    before.refusal());
            store.add(after, store.stored(before.id(), AttachmentStore.Side.ORIGINAL), Optional.of(clean));
            JsonObject details = JsonObject.empty()
                    .with("clean", clean.copy().sha256())
                    .with("boxes", boxes.stream().map(RedactionBox::text).toList());
            vault.custody().add(CustodyLog.Action.REDACTED, after.id().hex(), details);
            return after;
        });
    }

    private static AttachmentStore.StoredCopy keep(AttachmentStore store, byte[] file) throws Failure {
        try (ObjectWriter writer = store.begin()) {
            writer.write(file, 0, file.length);
            return store.keep(writer);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
