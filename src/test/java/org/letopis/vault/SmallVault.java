package org.letopis.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;
import org.letopis.report.Draft;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Origin;
import org.letopis.report.Report;

/** A small vault with every kind of row in it, several ways in, and all that leaves rows behind. */
final class SmallVault {
    static final SecureRandom RANDOM = new SecureRandom();
    private static final int SMALL_FILE_BYTES = 3_000;

    private SmallVault() {}

    /** Returns what opens it; the caller closes it. */
    static SlotSecrets key() {
        return new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(PanicTest.KEY.clone()));
    }

    /** Returns the 20 bytes of its recovery code, all zero; the caller closes them. */
    static SlotSecrets code() {
        return new SlotSecrets().with(SlotKind.RECOVERY_CODE, SecretBytes.owning(new byte[20]));
    }

    static Vault make(Path file) throws Failure {
        return make(file, SMALL_FILE_BYTES);
    }

    static Vault make(Path file, int attachmentBytes) throws Failure {
        try (SlotSecrets key = key();
                SlotSecrets code = code()) {
            Vault vault = Vault.create(
                    file, List.of(Way.of(SlotKind.KEY_FILE)), key, Argon2Cost.LOW, Clock.systemUTC(), RANDOM);
            vault.slots().add(Way.of(SlotKind.RECOVERY_CODE), code);
            vault.write(() -> {
                fill(vault, attachmentBytes);
                return null;
            });
            return vault;
        }
    }

    private static void fill(Vault vault, int attachmentBytes) throws Failure {
        Report draft = draft();
        Id file = Id.random(RANDOM);
        attach(vault, draft.id(), file, attachmentBytes);
        Report report = draft.withAttachments(List.of(file));
        vault.reports().add(report);
        vault.reports().add(report.withMore(List.of()));
        Report received = draft.renamed(id -> Id.random(RANDOM), code -> code);
        vault.reports().addReceived(received, new Origin("ab".repeat(32), "compared", draft.id()), JsonObject.empty());
        vault.identities().add(Identity.of(Id.random(RANDOM), List.of("Mira"), List.of()));
        Contact contact = new Contact("ab".repeat(32), "Anna", "card", 1, false);
        vault.contacts().put(contact);
        vault.contacts().put(contact.asCompared());
        vault.custody().add(CustodyLog.Action.CAPTURED, draft.id().hex(), JsonObject.empty());
    }

    private static Report draft() throws Failure {
        try {
            return Draft.read(Samples.report("Market inspection", "Stalls were closed."), RANDOM)
                    .report();
        } catch (org.letopis.json.JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Takes a file in, and then a second manifest of it, as when it gets a clean copy later. */
    private static void attach(Vault vault, Id report, Id file, int sizeBytes) throws Failure {
        try (ObjectWriter writer = vault.attachments().begin()) {
            writer.write(new byte[sizeBytes], 0, sizeBytes);
            AttachmentStore.StoredCopy copy = vault.attachments().keep(writer);
            for (String name : List.of("a.bin", "b.bin")) {
                Attachment attachment = new Attachment(
                        file,
                        report,
                        name,
                        "application/octet-stream",
                        Optional.of(copy.copy()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());
                vault.attachments().add(attachment, Optional.of(copy), Optional.empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all that a vault gives. */
    static List<Object> everything(Vault vault) throws Failure {
        return vault.read(() -> {
            List<Object> all = new ArrayList<>();
            for (ReportSummary summary : vault.reports().list()) {
                Report report = vault.reports().report(summary.id());
                all.addAll(List.of(summary, report));
                for (Id id : report.attachments()) {
                    all.add(vault.attachments().attachment(id));
                    try (ObjectReader reader = vault.attachments().open(id, AttachmentStore.Side.ORIGINAL)) {
                        all.add(Sha256.hex(Sha256.of(reader.stream().readAllBytes())));
                    } catch (IOException e) {
                        throw Failure.of(e);
                    }
                }
            }
            try (OwnKeys own = vault.ownKeys()) {
                all.add(own.signing().verifyingKeys().fingerprint().hex());
            }
            all.add(vault.identities().all());
            all.add(vault.contacts().all());
            all.add(vault.custody().chain());
            all.add(vault.slots().list());
            return all;
        });
    }
}
