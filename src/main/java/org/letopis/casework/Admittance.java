package org.letopis.casework;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.letopis.bundle.ReceivedFile;
import org.letopis.bundle.Receiver;
import org.letopis.bundle.TagFile;
import org.letopis.bundle.VerifiedBundle;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Contact;
import org.letopis.vault.Incoming;
import org.letopis.vault.ObjectWriter;
import org.letopis.vault.Vault;

/**
 * Puts what a verified bundle holds into the vault, under ids of our own: the sender's ids are kept beside them, and are
 * known by sender, so that nobody's id ever meets another's.
 */
final class Admittance implements Receiver {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** An attachment whose report is still to come. */
    private record Waiting(ReceivedFile file, AttachmentStore.StoredCopy copy) {}

    private final Vault vault;
    private final Receiving.Arrived sender;
    private final SecureRandom random;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> added = new TreeMap<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private final Set<String> here = new HashSet<>();

    Admittance(Vault vault, Receiving.Arrived sender, SecureRandom random) throws Failure {
        this.vault = vault;
        this.sender = sender;
        this.random = random;
        for (String fingerprint : fingerprints()) {
            for (Incoming earlier : vault.exchange().receivedFrom(fingerprint)) {
                known.putAll(earlier.ids());
            }
        }
        for (String theirs : List.copyOf(known.keySet())) {
            if (vault.erasures().isErased(new Id(known.get(theirs)))) {
                known.remove(theirs); // what comes again after it was erased is a new thing
            }
        }
    }

    /** What came under a sender's earlier keys is theirs too, once the words of the new ones were compared. */
    private List<String> fingerprints() {
        return sender.contact()
                .filter(Contact::compared)
                .map(Contact::fingerprints)
                .orElse(List.of(sender.fingerprint()));
    }

    @Override
    public void file(ReceivedFile file, InputStream content) throws Failure {
        if (isHere(file)) {
            return;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (ObjectWriter writer = vault.attachments().begin()) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                writer.write(buffer, 0, read);
            }
            waiting.put(file.id().hex(), new Waiting(file, vault.attachments().keep(writer)));
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    @Override
    public void report(JsonObject json) throws Failure {
        try {
            json.string("salt");
            Report theirs = ReportJson.read(json.without("salt", "anchors"));
            Report ours = theirs.renamed(this::ours, code -> code);
            for (int i = 0; i < theirs.attachments().size(); i++) {
                attach(theirs.attachments().get(i), ours.attachments().get(i), ours.id());
            }
            Origin origin = new Origin(sender.fingerprint(), sender.trust(), theirs.id());
            vault.reports().addReceived(ours, origin, json);
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /**
     * Returns whether an earlier bundle brought the very same file. One that differs under the same id gets an id of its
     * own: nothing that was received is overwritten.
     */
    private boolean isHere(ReceivedFile file) throws Failure {
        String theirs = file.id().hex();
        if (!known.containsKey(theirs)) {
            return false;
        }
        Attachment earlier = vault.attachments().attachment(new Id(known.get(theirs)));
        boolean same = earlier.clean().map(Attachment.Copy::sha256).equals(Optional.of(Sha256.hex(file.sha256())));
        if (same) {
            here.add(theirs);
        } else {
            known.remove(theirs);
        }
        return same;
    }

    private void attach(Id theirs, Id ours, Id report) throws Failure {
        if (here.contains(theirs.hex())) {
            return;
        }
        Waiting arrived = waiting.remove(theirs.hex());
        if (arrived == null) {
            throw new Failure.Damaged("bundle.attachment-missing", theirs.hex());
        }
        ReceivedFile file = arrived.file();
        Attachment attachment = new Attachment(
                ours,
                report,
                ours.hex().substring(0, 8) + "." + file.extension(),
                file.mediaType(),
                Optional.empty(),
                Optional.of(arrived.copy().copy()),
                List.of(),
                Optional.empty());
        vault.attachments().add(attachment, Optional.empty(), Optional.of(arrived.copy()));
    }

    private Id ours(Id theirs) {
        String earlier = known.get(theirs.hex());
        if (earlier != null) {
            return new Id(earlier);
        }
        return new Id(
                added.computeIfAbsent(theirs.hex(), unknown -> Id.random(random).hex()));
    }

    /** Returns the record of the bundle, after everything in it was taken in. */
    Incoming incoming(VerifiedBundle bundle) throws Failure {
        if (!waiting.isEmpty()) {
            throw new Failure.Damaged("bundle.attachment-unused", waiting.size());
        }
        Map<String, String> tagFiles = new TreeMap<>();
        for (TagFile file : bundle.tagFiles()) {
            tagFiles.put(file.name(), Base64.getEncoder().encodeToString(file.content()));
        }
        return new Incoming(
                bundle.bundleId(),
                sender.fingerprint(),
                sender.trust(),
                bundle.link().stream().hex(),
                bundle.link().sequence(),
                bundle.tagManifestSha256(),
                added,
                tagFiles);
    }
}
