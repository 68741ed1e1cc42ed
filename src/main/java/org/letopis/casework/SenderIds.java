package org.letopis.casework;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.letopis.bundle.ReceivedFile;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.vault.Contact;
import org.letopis.vault.Incoming;
import org.letopis.vault.Vault;

/**
 * The ids of one sender and what they are called here. They are known by sender, so that nobody's id ever meets
 * another's, and nobody adds a revision to another's report.
 */
final class SenderIds {
    private static final int MOST_IDS = 200_000;

    private final Vault vault;
    private final SecureRandom random;
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, String> added = new TreeMap<>();
    private final Set<String> kept = new HashSet<>();

    /** @param fingerprint of the sender */
    SenderIds(Vault vault, String fingerprint, SecureRandom random) throws Failure {
        this.vault = vault;
        this.random = random;
        for (String one : fingerprints(vault, fingerprint)) {
            for (Incoming earlier : vault.exchange().receivedFrom(one)) {
                known.putAll(earlier.ids());
            }
        }
        for (String theirs : List.copyOf(known.keySet())) {
            Id ours = new Id(known.get(theirs));
            if (vault.erasures().isErased(ours) && !vault.erasures().isForgotten(ours)) {
                known.remove(theirs); // what comes again after it was erased is a new thing; a person is the same
            }
        }
    }

    /** What came under a sender's earlier keys is theirs too, once the words of the new ones were compared. */
    private static List<String> fingerprints(Vault vault, String fingerprint) throws Failure {
        return vault.contacts()
                .withFingerprint(fingerprint)
                .filter(Contact::compared)
                .map(Contact::fingerprints)
                .orElse(List.of(fingerprint));
    }

    /**
     * Keeps the sender's ids of this report where nothing here has them: the sender is one's own organisation, and the
     * words were compared.
     */
    void keepTheirs(Report theirs) throws Failure {
        for (Id id : theirs.ids()) {
            if (!vault.knows(id) && !vault.erasures().isErased(id)) {
                kept.add(id.hex());
            }
        }
    }

    /** Returns our id, made anew for what never came before. */
    Id ours(Id theirs) {
        String earlier = known.get(theirs.hex());
        if (earlier != null) {
            return new Id(earlier);
        }
        if (kept.contains(theirs.hex())) {
            return new Id(added.computeIfAbsent(theirs.hex(), same -> same));
        }
        return new Id(
                added.computeIfAbsent(theirs.hex(), unknown -> Id.random(random).hex()));
    }

    /** Returns our id of what an earlier bundle brought. */
    Optional<Id> earlier(Id theirs) {
        return Optional.ofNullable(known.get(theirs.hex())).map(Id::new);
    }

    /**
     * Returns the ids that this bundle used first.
     *
     * @throws Failure.Damaged when there are more than a vault keeps of one bundle
     */
    Map<String, String> added() throws Failure.Damaged {
        if (added.size() > MOST_IDS) {
            throw new Failure.Damaged("bundle.too-many-ids", MOST_IDS);
        }
        return added;
    }

    /**
     * Returns the ids of those files that an earlier bundle brought, the very same. One that differs under the same id
     * gets an id of its own: nothing that was received is overwritten. An original may come later than its clean copy.
     *
     * @param files all of a bundle, before any is taken in
     */
    Set<Id> here(List<ReceivedFile> files) throws Failure {
        for (ReceivedFile file : files) {
            Optional<Attachment> before = before(file);
            boolean mayJoin = file.originalOf().isPresent()
                    && before.isPresent()
                    && copy(before.get(), file).isEmpty();
            if (before.isPresent() && !mayJoin && !isSame(before.get(), file)) {
                known.remove(file.attachment().hex());
            }
        }
        Set<Id> here = new HashSet<>();
        for (ReceivedFile file : files) {
            Optional<Attachment> before = before(file);
            if (before.isPresent() && isSame(before.get(), file)) {
                here.add(file.id());
            }
        }
        return here;
    }

    /** Returns the attachment that an earlier bundle brought under the same id. */
    Optional<Attachment> before(ReceivedFile file) throws Failure {
        Optional<Id> ours = earlier(file.attachment());
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(vault.attachments().attachment(ours.get()));
        } catch (Failure.Usage none) {
            throw new Failure.Damaged("bundle.mixed-ids", file.attachment().hex());
        }
    }

    private static Optional<Attachment.Copy> copy(Attachment attachment, ReceivedFile file) {
        return file.originalOf().isPresent() ? attachment.original() : attachment.clean();
    }

    private static boolean isSame(Attachment before, ReceivedFile file) {
        return copy(before, file)
                .filter(copy -> copy.sha256().equals(Sha256.hex(file.sha256())))
                .isPresent();
    }

    /**
     * Returns what came under the id of a report before; empty for what is new.
     *
     * @throws Failure.Damaged when the sender called something else so
     */
    Collection<Report> before(Id theirs) throws Failure {
        Optional<Id> ours = earlier(theirs);
        if (ours.isEmpty()) {
            return List.of();
        }
        try {
            return vault.reports().records(ours.get()).values();
        } catch (Failure.Usage none) {
            throw new Failure.Damaged("bundle.mixed-ids", theirs.hex());
        }
    }

    /** Reads a report as it stands in a bundle, with the sender's ids. */
    static Report theirs(JsonObject json) throws Failure.Damaged {
        try {
            json.string("salt");
            return ReportJson.read(json.without("salt", "anchors", "grants", NamedPeople.MEMBER, Archived.MEMBER));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
