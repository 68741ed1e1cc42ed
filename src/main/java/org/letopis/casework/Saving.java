package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Vault;

/**
 * Writes a plain copy of an attachment, for its owner alone, whole or not at all. That it was done is in the custody log
 * before the copy gets its name.
 */
public final class Saving {
    private final Vault vault;
    private final SecureRandom random;

    public Saving(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** A copy that now lies plain in a file. */
    public record Saved(Attachment attachment, Attachment.Copy copy, Path file) {}

    /**
     * Writes one of the two copies.
     *
     * @param meant the attachment's id or the first digits of it
     */
    public Saved save(String meant, AttachmentStore.Side side, Path target, Progress progress) throws Failure {
        try (NewFile file = NewFile.at(target, random)) {
            Saved saved = vault.write(() -> {
                Attachment attachment = vault.attachments().find(meant);
                Attachment.Copy copy = (side == AttachmentStore.Side.CLEAN ? attachment.clean() : attachment.original())
                        .orElseThrow(() -> new Failure.Usage(
                                "save.no." + side.name().toLowerCase(Locale.ROOT), attachment.name()));
                write(attachment, side, copy, file, target, progress);
                JsonObject details = JsonObject.empty().with("copy", side.name().toLowerCase(Locale.ROOT));
                vault.custody().add(CustodyLog.Action.VIEWED, attachment.id().hex(), details);
                return new Saved(attachment, copy, target);
            });
            file.publish();
            return saved;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private void write(
            Attachment attachment,
            AttachmentStore.Side side,
            Attachment.Copy copy,
            NewFile file,
            Path target,
            Progress progress)
            throws Failure {
        try {
            Room.require(target, copy.sizeBytes());
            PlainCopy.write(vault, attachment, side, copy, file.channel(), progress);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
