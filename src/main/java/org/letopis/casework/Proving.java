package org.letopis.casework;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.letopis.bundle.Progress;
import org.letopis.bundle.Proof;
import org.letopis.bundle.SignerLines;
import org.letopis.crypto.TimeStamp;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.vault.AttachmentStore.Side;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Incoming;
import org.letopis.vault.TimeProof;
import org.letopis.vault.Vault;

/**
 * Writes a received file together with what proves that its sender signed it, for people who have other programs than
 * this one. The rest of the bundle stays in the vault.
 */
public final class Proving {
    private static final String INSTRUCTIONS = "VERIFY.txt";
    private static final String SIGNERS = "allowed_signers";

    private final Vault vault;
    private final SecureRandom random;

    public Proving(Vault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /**
     * What was written.
     *
     * @param path of the file, below the folder
     * @param fingerprint of the signer
     * @param trust how well the signer was known when the bundle came
     * @param stamp the time that an authority stated for the bundle
     */
    public record Proved(
            Attachment attachment,
            Path folder,
            String path,
            String sha256,
            String bundleId,
            String fingerprint,
            Optional<Contact> contact,
            String trust,
            Optional<TimeStamp> stamp) {}

    /** Tells people what to do with the folder. */
    public interface Instructions {
        String text(Proved proved);
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param meant the attachment's id or the first digits of it
     * @throws Failure.Usage when the file was not received, or the folder is there
     */
    public Proved prove(String meant, Path folder, Instructions instructions, Progress progress) throws Failure {
        try (NewFolder made = NewFolder.at(folder, random)) {
            Proved proved = vault.write(() -> write(meant, folder, made, instructions, progress));
            made.publish();
            return proved;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Proved write(String meant, Path folder, NewFolder made, Instructions instructions, Progress progress)
            throws Failure {
        Attachment attachment = vault.attachments().find(meant);
        Incoming incoming = vault.exchange()
                .thatBrought(attachment.id())
                .orElseThrow(() -> new Failure.Usage("prove.not-received", attachment.name()));
        Side side = attachment.clean().isPresent() ? Side.CLEAN : Side.ORIGINAL;
        Attachment.Copy copy = attachment.clean().or(attachment::original).orElseThrow();
        Proof proof = Proof.of(tagFiles(incoming));
        String fingerprint = proof.signer().fingerprint().hex();
        Proved proved = new Proved(
                attachment,
                folder,
                proof.path(copy.sha256()),
                copy.sha256(),
                incoming.bundleId(),
                fingerprint,
                vault.contacts().withFingerprint(fingerprint),
                incoming.trust(),
                BundleTimes.timed(incoming).stamp());
        try {
            Room.require(folder, copy.sizeBytes());
            try (FileChannel channel = made.open(proved.path())) {
                PlainCopy.write(vault, attachment, side, copy, channel, progress);
            }
            for (String name : Proof.names()) {
                made.write(name, proof.tagFile(name));
            }
            made.write(SIGNERS, SignerLines.of(proof.signer()).getBytes(StandardCharsets.US_ASCII));
            if (proved.stamp().isPresent()) {
                TimeProof time = incoming.time().orElseThrow();
                made.write("timestamp.tsr", BundleTimes.bytes(time.answer()));
                made.write("timestamp-ca.pem", BundleTimes.bytes(time.authorities()));
            }
            made.write(INSTRUCTIONS, instructions.text(proved).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.of(e);
        }
        JsonObject details = JsonObject.empty().with("copy", "proof").with("bundle", incoming.bundleId());
        vault.custody().add(CustodyLog.Action.VIEWED, attachment.id().hex(), details);
        return proved;
    }

    private static Map<String, byte[]> tagFiles(Incoming incoming) throws Failure.Damaged {
        Map<String, byte[]> files = new HashMap<>();
        try {
            incoming.tagFiles()
                    .forEach((name, text) -> files.put(name, Base64.getDecoder().decode(text)));
        } catch (IllegalArgumentException e) {
            throw new Failure.Damaged("vault.damaged");
        }
        return files;
    }
}
