package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import org.letopis.bundle.NewFile;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ObjectReader;
import org.letopis.vault.Vault;

/**
 * Writes a plain copy of an attachment, for its owner alone, whole or not at all. That it was done is in the custody log
 * before the copy gets its name.
 */
public final class Saving {
    private static final int BUFFER_BYTES = 64 * 1024;

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
                room(target, copy);
                write(attachment, side, copy, file.channel(), progress);
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

    private static void room(Path target, Attachment.Copy copy) throws Failure {
        try {
            Room.require(target, copy.sizeBytes());
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private void write(
            Attachment attachment,
            AttachmentStore.Side side,
            Attachment.Copy copy,
            FileChannel channel,
            Progress progress)
            throws Failure {
        byte[] buffer = new byte[BUFFER_BYTES];
        Sha256 hash = new Sha256();
        try (ObjectReader reader = vault.attachments().open(attachment.id(), side)) {
            long position = 0;
            for (int read = reader.read(0, buffer, 0, buffer.length);
                    read >= 0;
                    read = reader.read(position, buffer, 0, buffer.length)) {
                hash.update(buffer, 0, read);
                ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
                while (part.hasRemaining()) {
                    channel.write(part);
                }
                position += read;
                progress.bytes(position, copy.sizeBytes());
            }
            channel.force(true);
        } catch (IOException e) {
            throw Failure.of(e);
        }
        if (!Sha256.hex(hash.digest()).equals(copy.sha256())) {
            throw new Failure.Damaged("check.wrong-hash", attachment.id().hex());
        }
    }
}
