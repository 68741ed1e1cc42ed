package org.letopis.protect;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.failure.FailureInStream;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Leaves;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;
import org.letopis.vault.AttachmentStore;
import org.letopis.vault.Outgoing;
import org.letopis.report.Profile;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Decides what may leave for one contact or circle, in this order: received reports are not passed on, and withdrawn
 * ones do not leave; identities stay; exact spots stay; files without a clean copy stay; ids and codes become that contact's own; no known name is left in the
 * words. Runs inside a writing transaction of the vault, and its {@link Disclosure} can be read only within it.
 */
public final class Gate {
    private static final int SALT_BYTES = 32;

    /** Of the fields of a report: what is withheld, sealed, or of a newer version than this program stays. */
    private static final Set<Leaves> LEAVING = Set.of(Leaves.KEPT, Leaves.COARSER, Leaves.RENAMED, Leaves.READ);

    private final Vault vault;
    private final SecureRandom random;
    private final Channel channel;
    private final Aliases aliases;
    private final byte[] anchorSecret = new byte[SALT_BYTES];
    private final List<Withheld> withheld = new ArrayList<>();
    private final List<Withheld> notCleaned = new ArrayList<>();
    private final List<DisclosedFile> files = new ArrayList<>();

    private Gate(Vault vault, Channel channel, SecureRandom random) {
        this.vault = vault;
        this.channel = channel;
        this.random = random;
        this.aliases = new Aliases(channel.sent(), channel.profile() == Profile.ARCHIVE, random);
        random.nextBytes(anchorSecret);
    }

    /**
     * Decides on the given reports, each once.
     *
     * @param channel from whom to whom
     * @throws Failure.Refused when a gate says no to the whole
     */
    public static Decision decide(Vault vault, List<ReportSummary> reports, Channel channel, SecureRandom random)
            throws Failure {
        return new Gate(vault, channel, random).decide(reports);
    }

    private Decision decide(List<ReportSummary> summaries) throws Failure {
        KnownNames names = new KnownNames(vault.identities().all());
        List<JsonObject> leaving = new ArrayList<>();
        for (ReportSummary summary : summaries) {
            if (summary.origin().isPresent()) {
                throw new Failure.Refused("gate.received", shortName(summary.id()));
            }
            if (summary.withdrawn()) {
                throw new Failure.Refused("gate.withdrawn", shortName(summary.id()));
            }
            Report report = vault.reports().report(summary.id());
            refuseWhatMayNotBeKept(report);
            leaving.add(channel.profile() == Profile.ARCHIVE ? archived(report) : disclosed(report, names));
        }
        byte[] custodyAnchor = Anchor.of(
                Anchor.opening(anchorSecret, "custody"), vault.custody().head());
        Disclosure disclosure = new Disclosure(leaving, files, link(), custodyAnchor);
        return new Decision(disclosure, withheld, notCleaned, channel, aliases, Sha256.hex(anchorSecret));
    }

    private Link link() throws Failure {
        if (channel.last().isEmpty() || vault.exchange().isClosed(channel.last().get().stream())) {
            return new Link(Id.random(random), 1, Optional.empty());
        }
        Outgoing last = channel.last().get();
        return new Link(last.stream(), last.sequence() + 1, last.tagManifest());
    }

    private JsonObject disclosed(Report report, KnownNames names) throws Failure {
        for (Person person : report.persons()) {
            if (vault.identities().find(person.id()).isPresent()) {
                withheld.add(new Withheld("withheld.identity", person.code().text()));
            }
        }
        if (report.places().stream().anyMatch(Place::hasSpot)) {
            withheld.add(new Withheld("withheld.spot", shortName(report.id())));
        }
        Files leaving = files(report);
        Report reduced = report.withoutFiles(leaving.staying()).reducedTo(LEAVING);
        refuseNames(reduced, names);
        return exported(reduced.renamed(aliases::id, aliases::code).json(), leaving);
    }

    /** One's own archive gets the report as it is, and who its people are. */
    private JsonObject archived(Report report) throws Failure {
        List<JsonObject> identities = new ArrayList<>();
        for (Person person : report.persons()) {
            vault.identities().find(person.id()).map(Identity::json).ifPresent(identities::add);
        }
        List<JsonObject> names = new ArrayList<>();
        for (Id id : report.attachments()) {
            names.add(JsonObject.empty()
                    .with("attachment", id.hex())
                    .with("name", vault.attachments().attachment(id).name()));
        }
        Files leaving = files(report);
        JsonObject archive = JsonObject.empty().with("identities", identities).with("names", names);
        Report whole = report.withoutFiles(leaving.staying()).renamed(aliases::id, aliases::code);
        return exported(whole.json(), leaving).with("archive", archive);
    }

    private JsonObject exported(JsonObject report, Files leaving) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return report.with("salt", Sha256.hex(salt)).with("anchors", leaving.anchors());
    }

    /** The files of a report: those without a clean copy stay, the others leave with an anchor of their original. */
    private record Files(Set<Id> staying, List<JsonObject> anchors) {}

    private Files files(Report report) throws Failure {
        Files found = new Files(new HashSet<>(), new ArrayList<>());
        for (Id id : report.attachments()) {
            Attachment attachment = vault.attachments().attachment(id);
            if (attachment.clean().isEmpty()) {
                notCleaned.add(new Withheld("withheld.no-clean-copy", attachment.name()));
                found.staying.add(id);
                continue;
            }
            Id theirs = aliases.id(id);
            files.add(file(attachment, theirs, attachment.clean().get()));
            attachment.original().ifPresent(original -> found.anchors.add(anchor(theirs, original)));
        }
        return found;
    }

    /** Whoever does not want to be in this vault does not leave it either. */
    private static void refuseWhatMayNotBeKept(Report report) throws Failure {
        for (Consent consent : report.consents()) {
            boolean refused =
                    consent.decision().equals("no") || consent.decision().equals("withdrawn");
            if (consent.scope().equals("store") && refused) {
                throw new Failure.Refused(
                        "gate.not-to-be-kept", shortName(report.id()), code(report, consent.person()));
            }
        }
    }

    private JsonObject anchor(Id theirs, Attachment.Copy original) {
        byte[] opening = Anchor.opening(anchorSecret, theirs.hex());
        return JsonObject.empty()
                .with("attachment", theirs.hex())
                .with("original", Sha256.hex(Anchor.of(opening, Sha256.unhex(original.sha256()))));
    }

    private DisclosedFile file(Attachment attachment, Id theirs, Attachment.Copy clean) {
        return new DisclosedFile(
                theirs,
                attachment.mediaType(),
                Extensions.of(attachment.mediaType()),
                clean.sizeBytes(),
                Sha256.unhex(clean.sha256()),
                () -> {
                    try {
                        return vault.attachments().open(attachment.id(), AttachmentStore.Side.CLEAN).stream();
                    } catch (Failure failure) {
                        throw new FailureInStream(failure);
                    }
                });
    }

    private static void refuseNames(Report report, KnownNames names) throws Failure {
        for (String text : report.words()) {
            Optional<Id> person = names.in(text);
            if (person.isPresent()) {
                throw new Failure.Refused("gate.name-in-text", shortName(report.id()), code(report, person.get()));
            }
        }
    }

    private static String code(Report report, Id person) {
        return report.persons().stream()
                .filter(one -> one.id().equals(person))
                .map(one -> one.code().text())
                .findFirst()
                .orElse(shortName(person));
    }

    private static String shortName(Id id) {
        return id.hex().substring(0, 8);
    }
}
