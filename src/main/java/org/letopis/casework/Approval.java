package org.letopis.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.bundle.ApprovalStatement;
import org.letopis.bundle.Trust;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** A second person's approval of what is to leave: given with one's own keys, and held against a contact's. */
public final class Approval {
    private static final int SHOWN_DIGITS = 16;

    private final Vault vault;
    private final Clock clock;

    public Approval(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Who approved.
     *
     * @param day by their word
     */
    public record Approved(Contact by, LocalDate day) {}

    /** Whom something would leave for, as the one who is asked knows them. */
    public record Receiver(String fingerprint, Optional<Contact> contact) {}

    /**
     * Returns whom a request is about.
     *
     * @throws Failure.Refused when it would leave for the owner of this vault, who can be no second person to it
     */
    public List<Receiver> receivers(ApprovalRequest request) throws Failure {
        List<Receiver> receivers = new ArrayList<>();
        for (String fingerprint : request.to()) {
            if (isOwn(fingerprint)) {
                throw new Failure.Refused("approval.for-oneself");
            }
            receivers.add(new Receiver(fingerprint, vault.contacts().today(fingerprint)));
        }
        return receivers;
    }

    /**
     * Approves with the own keys of this name.
     *
     * @param own empty for those that the vault was made with
     */
    public ApprovalStatement give(ApprovalRequest request, String own) throws Failure {
        receivers(request);
        return vault.write(() -> {
            HeldKeys held = OwnIdentities.signing(vault, own);
            try (OwnKeys keys = vault.ownKeySets().open(held)) {
                ApprovalStatement given = ApprovalStatement.sign(request, keys.signing(), LocalDate.now(clock));
                JsonObject details = JsonObject.empty()
                        .with("hash", request.hash())
                        .with("reports", request.reports())
                        .with("to", request.to());
                vault.custody().add(CustodyLog.Action.APPROVAL_GIVEN, held.fingerprint(), details);
                return given;
            }
        });
    }

    /**
     * Holds an approval against what it must be of.
     *
     * @param text of the file, at most {@link ApprovalStatement#MAX_BYTES} long
     * @throws Failure.Damaged when the file is not a signed approval
     * @throws Failure.Refused when it is of something else, one's own, or the receiver's
     * @throws Failure.UnknownSigner when the signer is no contact whose words were compared, or was revoked
     */
    public Approved verify(ApprovalRequest request, byte[] text) throws Failure {
        ApprovalStatement statement = ApprovalStatement.parse(text);
        if (!statement.isOf(request)) {
            throw new Failure.Refused("approval.of-another");
        }
        Fingerprint signer = statement.signer().fingerprint();
        String shown = signer.hex().substring(0, SHOWN_DIGITS);
        if (isOwn(signer.hex())) {
            throw new Failure.Refused("approval.own");
        }
        Trust trust = new AddressBook(vault).trust(signer);
        if (trust == Trust.REVOKED) {
            throw new Failure.UnknownSigner("bundle.revoked-signer", shown);
        }
        Optional<Contact> contact = vault.contacts().withFingerprint(signer.hex());
        if (trust != Trust.COMPARED || contact.isEmpty()) {
            throw new Failure.UnknownSigner("approval.not-compared", shown);
        }
        for (String receiver : request.to()) {
            if (contact.get().fingerprints().contains(receiver)) {
                throw new Failure.Refused("approval.receivers", contact.get().name());
            }
        }
        return new Approved(contact.get(), statement.day());
    }

    private boolean isOwn(String fingerprint) throws Failure {
        return vault.ownKeySets().all().stream().anyMatch(held -> held.was(fingerprint));
    }
}
