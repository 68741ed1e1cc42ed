package org.letopis.bundle;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.letopis.crypto.VerifyingKeys;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Link;

/**
 * A bundle that was read whole and found good; only {@link UnverifiedBundle#verify} makes it. Usable until that
 * bundle is closed.
 */
public final class VerifiedBundle {
    private final JoinedFiles cipher;
    private final Pass.Opening opening;
    private final Pass first;

    VerifiedBundle(JoinedFiles cipher, Pass.Opening opening, Pass first) {
        this.cipher = cipher;
        this.opening = opening;
        this.first = first;
    }

    /** Returns 32 hexadecimal digits. */
    public String bundleId() {
        return first.head().envelope().bundleId();
    }

    /** Returns the keys that both signed. */
    public VerifyingKeys signer() {
        return first.head().keys();
    }

    /** Returns what was known of the signer; anything but {@link Trust#COMPARED} must be shown and kept. */
    public Trust trust() {
        return first.head().trust();
    }

    /** Returns the place in the sender's row; the caller looks for gaps and forks. */
    public Link link() {
        return first.head().envelope().link();
    }

    /** Returns the day that the sender wrote; nobody else vouches for it. */
    public LocalDate created() {
        return first.head().envelope().created();
    }

    /** Returns how many reports there are, at least one. */
    public int reports() {
        return first.head().names().reports();
    }

    /** Returns how many attachments there are. */
    public int files() {
        return first.head().names().attachments();
    }

    /** Returns how long reports, attachments and file list are together; compare it with the free space. */
    public long bytes() {
        return first.head().envelope().bytes();
    }

    /** Returns the file list, which holds for {@link #read} too, so that a preview needs no second reading. */
    public List<ReceivedFile> fileList() {
        return first.files().files();
    }

    /** Returns 64 hexadecimal digits: what the sender's next bundle names as the one before. */
    public String tagManifestSha256() {
        return first.head().tagManifestSha256();
    }

    /** Returns 64 hexadecimal digits that fix the sender's custody log. */
    public String custodyAnchor() {
        return first.head().envelope().custodyAnchor();
    }

    /** Returns tag files and signatures verbatim, in the order of the archive: keep them, they are the proof. */
    public List<TagFile> tagFiles() {
        return first.head().tags();
    }

    /** Returns how many recipients are of a kind that Letopis does not write; above 0 is worth a warning. */
    public int foreignStanzas() {
        return first.foreignStanzas();
    }

    /**
     * Reads the bundle again from the same open files, with the same checks, and hands over what it holds. Only when
     * this returns may anything be kept.
     *
     * @throws Failure.Damaged when anything differs from the first reading
     */
    public void read(Receiver receiver, Progress progress) throws Failure {
        Admission admission = (keys, envelope) -> trust();
        if (first.ciphertextSha256().isEmpty()) {
            throw new IllegalStateException("only looked at");
        }
        CipherSource source = CipherSource.hashing(cipher, progress);
        Pass second = Pass.over(source, opening, admission, handoverTo(receiver));
        if (!first.ciphertextSha256().equals(second.ciphertextSha256())) {
            throw changed();
        }
    }

    private Pass.Handover handoverTo(Receiver receiver) {
        return new Pass.Handover() {
            @Override
            public void head(Head head) throws Failure {
                if (!head.hasSameTags(tagFiles())) {
                    throw changed();
                }
            }

            @Override
            public void file(int index, InputStream content) throws Failure {
                receiver.file(first.files().files().get(index), content);
            }

            @Override
            public void report(JsonObject report) throws Failure {
                receiver.report(report);
            }
        };
    }

    private static Failure.Damaged changed() {
        return new Failure.Damaged("bundle.changed-while-reading");
    }
}
