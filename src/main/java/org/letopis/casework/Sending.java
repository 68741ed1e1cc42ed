package org.letopis.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.BundleWriter;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.NewBundle;
import org.letopis.bundle.PartSize;
import org.letopis.bundle.Progress;
import org.letopis.bundle.WrittenBundle;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Decision;
import org.letopis.protect.Gate;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Packs reports into a bundle for one contact, after the gate, and remembers what was sent. */
public final class Sending {
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public Sending(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A bundle that was written, and the decision that it carries out.
     *
     * @param files one, or its parts in their order
     */
    public record Sent(Contact contact, List<Path> files, WrittenBundle bundle, Decision decision) {
        public Sent {
            files = List.copyOf(files);
        }
    }

    /**
     * Checks that a bundle may go to this contact at all.
     *
     * @param acceptUnverified the caller's word for this one time that an uncompared contact will do
     */
    public void requireFit(Contact contact, boolean acceptUnverified) throws Failure {
        if (!contact.compared() && !acceptUnverified) {
            throw new Failure.UnknownSigner("contact.not-compared", contact.name());
        }
        if (card(contact).notAfter().isBefore(LocalDate.now(clock))) {
            throw new Failure.UnknownSigner(
                    "contact.expired", contact.name(), card(contact).notAfter().toString());
        }
    }

    /**
     * Writes the bundle; its file, or all its parts, appear whole or not at all, and never over another. The vault
     * remembers it before it has its name: a bundle that nobody remembers would have ids that cannot be told apart from a stranger's, while one
     * that is remembered and never came to be is a gap that the receiver is told of.
     *
     * @param split how large parts may be; nothing for one file, unless the target's file system takes none so large
     */
    public Sent send(
            List<ReportSummary> reports, Contact contact, Path target, Optional<PartSize> split, Progress progress)
            throws Failure {
        try (NewBundle files = NewBundle.at(target, Room.partSize(target, split), random)) {
            Sent sent = vault.write(() -> remembered(reports, contact, files, progress));
            files.publish();
            return sent;
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    private Sent remembered(List<ReportSummary> reports, Contact contact, NewBundle files, Progress progress)
            throws Failure {
        Decision decision = Gate.decide(vault, reports, contact.fingerprint(), random);
        WrittenBundle bundle;
        try (OwnKeys own = vault.ownKeys()) {
            bundle = BundleWriter.write(
                    decision.disclosure(),
                    List.of(card(contact).recipient()),
                    own.signing(),
                    LocalDate.now(clock),
                    files,
                    random,
                    progress);
        }
        files.requireFree();
        vault.exchange().add(decision.sent(bundle.bundleId(), bundle.tagManifestSha256()));
        for (ReportSummary report : reports) {
            JsonObject details =
                    JsonObject.empty().with("bundle", bundle.bundleId()).with("contact", contact.fingerprint());
            vault.custody().add(CustodyLog.Action.EXPORTED, report.id().hex(), details);
        }
        return new Sent(contact, files.names(), bundle, decision);
    }

    private static ContactCard card(Contact contact) throws Failure {
        return ContactCard.parse(contact.card().getBytes(StandardCharsets.US_ASCII));
    }
}
