package org.letopis.protect;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Vault;

/** The files that leave with all reports, under the ids of their receiver, and what fixes their originals. */
final class PackedFiles {
    private static final int SALT_BYTES = 32;

    private final Vault vault;
    private final Aliases aliases;
    private final byte[] anchorSecret;
    private final SecureRandom random;
    private final List<DisclosedFile> files = new ArrayList<>();
    private final List<Attachment> clean = new ArrayList<>();
    private final List<Attachment> originals = new ArrayList<>();

    /** @param anchorSecret 32 bytes, of this bundle alone */
    PackedFiles(Vault vault, Aliases aliases, byte[] anchorSecret, SecureRandom random) {
        this.vault = vault;
        this.aliases = aliases;
        this.anchorSecret = anchorSecret.clone();
        this.random = random;
    }

    /** Adds the files of one report, and returns the report with their anchors and a salt. */
    JsonObject add(JsonObject report, LeavingFiles chosen, ApprovalWanted approval) {
        List<JsonObject> anchors = new ArrayList<>();
        for (Attachment attachment : chosen.leaving()) {
            Id theirs = aliases.id(attachment.id());
            if (attachment.clean().isPresent()) {
                add(file(attachment, AttachmentStore.Side.CLEAN, theirs, Optional.empty()), approval);
                clean.add(attachment);
            }
            attachment.original().ifPresent(original -> anchors.add(anchor(theirs, original)));
        }
        for (Attachment attachment : chosen.originals()) {
            Optional<Id> of = Optional.of(aliases.id(attachment.id()));
            add(file(attachment, AttachmentStore.Side.ORIGINAL, Id.random(random), of), approval);
            originals.add(attachment);
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return report.with("salt", Sha256.hex(salt)).with("anchors", anchors);
    }

    private void add(DisclosedFile file, ApprovalWanted approval) {
        files.add(file);
        approval.add(file);
    }

    private JsonObject anchor(Id theirs, Attachment.Copy original) {
        byte[] opening = Anchor.opening(anchorSecret, theirs.hex());
        return JsonObject.empty()
                .with("attachment", theirs.hex())
                .with("original", Sha256.hex(Anchor.of(opening, Sha256.unhex(original.sha256()))));
    }

    private DisclosedFile file(Attachment attachment, AttachmentStore.Side side, Id theirs, Optional<Id> originalOf) {
        Attachment.Copy copy =
                (side == AttachmentStore.Side.CLEAN ? attachment.clean() : attachment.original()).orElseThrow();
        return new DisclosedFile(
                theirs,
                originalOf,
                attachment.mediaType(),
                Extensions.of(attachment.mediaType()),
                copy.sizeBytes(),
                Sha256.unhex(copy.sha256()),
                () -> {
                    try {
                        return vault.attachments().open(attachment.id(), side).stream();
                    } catch (Failure failure) {
                        throw new FailureInStream(failure);
                    }
                });
    }

    /** Returns what leaves, each once. */
    List<DisclosedFile> files() {
        return files;
    }

    /** Returns those whose clean copies leave. */
    List<Attachment> clean() {
        return clean;
    }

    /** Returns those whose originals leave. */
    List<Attachment> originals() {
        return originals;
    }
}
