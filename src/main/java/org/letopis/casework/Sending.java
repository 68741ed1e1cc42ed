package org.letopis.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.BundleWriter;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.NewBundle;
import org.letopis.bundle.PartSize;
import org.letopis.bundle.Progress;
import org.letopis.bundle.WrittenBundle;
import org.letopis.crypto.AgeRecipient;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Channel;
import org.letopis.protect.Decision;
import org.letopis.protect.Disclosure;
import org.letopis.protect.Gate;
import org.letopis.report.Report;
import org.letopis.sanitize.Stripping;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Outgoing;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Packs reports into a bundle for one contact or circle, after the gate, and remembers what was sent. */
public final class Sending {
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;
    private final String own;
    private final AttachmentTexts texts;

    public Sending(Vault vault, Clock clock, SecureRandom random) {
        this(vault, clock, random, "");
    }

    /** @param own the name of the own keys that sign; empty for those that the vault was made with */
    public Sending(Vault vault, Clock clock, SecureRandom random, String own) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
        this.own = own;
        this.texts = new AttachmentTexts(vault);
    }

    /**
     * A bundle that was written, and what the gate found and decided.
     *
     * @param files one, or its parts in their order
     */
    public record Sent(Addressee addressee, List<Path> files, WrittenBundle bundle, Decision decision) {
        public Sent {
            files = List.copyOf(files);
        }
    }

    /**
     * Checks that a bundle may be signed, and may go to this contact, or to each member of this circle, at all.
     *
     * @param acceptUnverified the caller's word for this one time that an uncompared contact will do
     */
    public void requireFit(Addressee addressee, boolean acceptUnverified) throws Failure {
        OwnIdentities.signing(vault, own);
        for (Contact member : addressee.members()) {
            requireFit(member, acceptUnverified);
        }
    }

    private void requireFit(Contact contact, boolean acceptUnverified) throws Failure {
        refuseRevoked(contact);
        boolean accepted = acceptUnverified && !contact.profile().learnsNames();
        if (!contact.compared() && !accepted) {
            throw new Failure.UnknownSigner("contact.not-compared", contact.name());
        }
        if (card(contact).notAfter().isBefore(LocalDate.now(clock))) {
            throw new Failure.UnknownSigner(
                    "contact.expired", contact.name(), card(contact).notAfter().toString());
        }
    }

    /** Tells what would leave, and what would not; nothing is written. */
    public Decision preview(Parcel parcel, Addressee addressee) throws Failure {
        return vault.read(() -> decide(parcel, addressee));
    }

    /** Returns what a second person is to be asked, under a new salt, where one must be. */
    public Optional<ApprovalRequest> request(Decision decision, Addressee addressee) {
        return asked(decision, addressee).map(asked -> asked.request(random));
    }

    private static Optional<Approver.Asked> asked(Decision decision, Addressee addressee) {
        return decision.found()
                .approval()
                .map(wanted -> new Approver.Asked(
                        wanted,
                        addressee.members().stream().map(Contact::fingerprint).toList(),
                        decision.found().leaving().size(),
                        addressee.profile().word()));
    }

    /**
     * What is to be sent, and how.
     *
     * @param sealedToo whether health, violence and shelter are asked for
     * @param originals whether the originals of files are asked for
     * @param split how large parts may be; nothing for one file, unless the target's file system takes none so large
     */
    public record Parcel(
            List<ReportSummary> reports,
            boolean sealedToo,
            boolean originals,
            Optional<PartSize> split,
            Approver approver) {
        public Parcel {
            reports = List.copyOf(reports);
        }

        /** Returns nothing but these reports, for which nobody else has to be asked. */
        public static Parcel of(List<ReportSummary> reports) {
            return new Parcel(reports, false, false, Optional.empty(), Approver.NOBODY);
        }

        /** Returns the same, with a second person to ask. */
        public Parcel with(Approver other) {
            return new Parcel(reports, sealedToo, originals, split, other);
        }
    }

    /**
     * Writes the bundle; its file, or all its parts, appear whole or not at all, and never over another. The vault
     * remembers it before it has its name: a bundle that nobody remembers would have ids that cannot be told apart from
     * a stranger's, while one that is remembered and never came to be is a gap that the receiver is told of.
     *
     * @throws Failure.Refused when a gate says no
     */
    public Sent send(Parcel parcel, Addressee addressee, Path target, Progress progress) throws Failure {
        try (NewBundle files = NewBundle.at(target, Room.partSize(target, parcel.split()), random)) {
            Sent sent = vault.write(() -> remembered(parcel, addressee, files, progress));
            files.publish();
            return sent;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Decision decide(Parcel parcel, Addressee addressee) throws Failure {
        HeldKeys held = OwnIdentities.signing(vault, own);
        try (Stripping stripping = new Stripping()) {
            return Gate.decide(
                    vault,
                    parcel.reports(),
                    channel(held, addressee, parcel),
                    attachment -> texts.of(attachment, stripping),
                    LocalDate.now(clock),
                    random);
        }
    }

    private Sent remembered(Parcel parcel, Addressee addressee, NewBundle files, Progress progress) throws Failure {
        HeldKeys held = OwnIdentities.signing(vault, own);
        Decision decision = decide(parcel, addressee);
        decision.requireOpen();
        Optional<Approver.Given> given = approval(parcel.approver(), decision, addressee);
        Disclosure disclosure = decision.disclosure(given.isPresent());
        List<AgeRecipient> recipients = new ArrayList<>();
        for (Contact member : addressee.members()) {
            boolean grave = given.isPresent() || parcel.originals();
            if (grave && !member.compared()) { // the word for this once is not for red or sealed, nor for originals
                throw new Failure.UnknownSigner("contact.not-compared", member.name());
            }
            refuseRevoked(member); // somebody else may have revoked them since they were found fit
            recipients.add(card(member).recipient());
        }
        WrittenBundle bundle;
        try (OwnKeys keys = vault.ownKeySets().open(held)) {
            bundle = BundleWriter.write(
                    disclosure, recipients, keys.signing(), LocalDate.now(clock), files, random, progress);
        }
        files.requireFree();
        vault.exchange().add(decision.sent(bundle.bundleId(), bundle.tagManifestSha256()));
        for (Report report : decision.found().leaving()) {
            JsonObject details = JsonObject.empty()
                    .with("bundle", bundle.bundleId())
                    .with("contact", addressee.id())
                    .with("profile", addressee.profile().word())
                    .withOptional("approval", given.map(Approver.Given::json))
                    .withOptional(
                            "originals",
                            Optional.of(originals(decision, report)).filter(one -> one > 0));
            vault.custody().add(CustodyLog.Action.EXPORTED, report.id().hex(), details);
        }
        return new Sent(addressee, files.names(), bundle, decision);
    }

    private static long originals(Decision decision, Report report) {
        return decision.found().originals().stream()
                .filter(file -> file.report().equals(report.id()))
                .count();
    }

    private static Optional<Approver.Given> approval(Approver approver, Decision decision, Addressee addressee)
            throws Failure {
        Optional<Approver.Asked> asked = asked(decision, addressee);
        return asked.isEmpty() ? Optional.empty() : approver.approves(asked.get());
    }

    /** Earlier bundles count that were signed by these keys, or by those that they took the place of. */
    private Channel channel(HeldKeys held, Addressee addressee, Parcel parcel) throws Failure {
        List<Outgoing> sent = vault.exchange().sentTo(addressee.ids()).stream()
                .filter(one -> one.own().map(held::was).orElse(held.first()))
                .toList();
        boolean neverRotated = held.former().isEmpty();
        Optional<Outgoing> last = sent.isEmpty() ? Optional.empty() : Optional.of(sent.get(sent.size() - 1));
        return new Channel(
                addressee.id(),
                held.fingerprint(),
                sent,
                last.filter(one -> one.own().map(held.fingerprint()::equals).orElse(neverRotated)),
                addressee.profile(),
                addressee.clients(),
                parcel.sealedToo(),
                parcel.originals());
    }

    private void refuseRevoked(Contact contact) throws Failure {
        if (vault.contacts().revocation(contact.fingerprint()).isPresent()) {
            throw new Failure.UnknownSigner("contact.revoked", contact.name());
        }
    }

    private static ContactCard card(Contact contact) throws Failure {
        return ContactCard.parse(contact.card().getBytes(StandardCharsets.US_ASCII));
    }
}
