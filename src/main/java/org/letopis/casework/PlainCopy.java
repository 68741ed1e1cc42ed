package org.letopis.casework;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.letopis.bundle.Progress;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.report.Attachment;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.ObjectReader;
import org.letopis.vault.Vault;

/** Writes what an attachment holds into a file outside the vault. */
final class PlainCopy {
    private static final int BUFFER_BYTES = 64 * 1024;

    private PlainCopy() {}

    /**
     * Writes one of the two copies through to the disk.
     *
     * @param copy that of this side
     * @param channel stays open
     * @throws Failure.Damaged when it is not what the vault says it is
     */
    static void write(
            Vault vault,
            Attachment attachment,
            AttachmentStore.Side side,
            Attachment.Copy copy,
            FileChannel channel,
            Progress progress)
            throws Failure, IOException {
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
        }
        if (!Sha256.hex(hash.digest()).equals(copy.sha256())) {
            throw new Failure.Damaged("check.wrong-hash", attachment.id().hex());
        }
    }
}
