package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.RevocationStatement;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Revocation;
import org.letopis.vault.Vault;

/** Gives up signing keys for good, a contact's or one's own. Nothing takes that back, and no rotation gets round it. */
public final class Revoking {
    private static final int MAX_REASON_CHARACTERS = 500;

    private final Vault vault;
    private final Clock clock;

    public Revoking(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keys that were revoked.
     *
     * @param contact whose they are, if that is known
     */
    public record Revoked(String fingerprint, Optional<Contact> contact) {}

    /** Revokes a contact with all keys that they have had, on the caller's word. */
    public Revoked contact(String meant, String reason) throws Failure {
        if (reason.isBlank() || reason.length() > MAX_REASON_CHARACTERS) {
            throw new Failure.Usage("contact.bad-reason", MAX_REASON_CHARACTERS);
        }
        return vault.write(() -> {
            Contact contact = vault.contacts().find(meant);
            for (String fingerprint : contact.fingerprints()) {
                revoke(new Revocation(fingerprint, today(), Optional.of(reason), Optional.empty()));
            }
            return new Revoked(contact.fingerprint(), Optional.of(contact));
        });
    }

    /**
     * Takes the statement by which somebody gave up their keys; also of somebody who is not known, so that a card of
     * these keys is refused later.
     */
    public Revoked statement(byte[] text) throws Failure {
        RevocationStatement statement = RevocationStatement.parse(text);
        String fingerprint = statement.fingerprint().hex();
        return vault.write(() -> {
            for (HeldKeys own : vault.ownKeySets().all()) {
                if (own.was(fingerprint)) {
                    throw new Failure.Usage("revocation.own");
                }
            }
            revoke(new Revocation(
                    fingerprint,
                    today(),
                    Optional.empty(),
                    Optional.of(new String(statement.text(), StandardCharsets.US_ASCII))));
            return new Revoked(fingerprint, vault.contacts().today(fingerprint));
        });
    }

    /**
     * Gives up one's own keys with this name, and returns what to send to everybody. Asked again, it gives the same.
     *
     * @param name empty for the keys that the vault was made with
     */
    public RevocationStatement own(String name) throws Failure {
        return vault.write(() -> {
            HeldKeys held = OwnIdentities.named(vault, name);
            String day = held.revoked().orElse(today());
            if (held.revoked().isEmpty()) {
                vault.ownKeySets().put(held.revoked(day));
                vault.custody().add(CustodyLog.Action.CARD_REVOKED, held.fingerprint(), JsonObject.empty());
            }
            try (OwnKeys own = vault.ownKeySets().open(held)) {
                return RevocationStatement.sign(own.signing(), LocalDate.parse(day));
            }
        });
    }

    /** Whoever has revoked keys may have named others in their place: those fall too, unless compared. */
    private void revoke(Revocation revocation) throws Failure {
        List<String> fallen = new ArrayList<>(List.of(revocation.fingerprint()));
        for (Contact contact : vault.contacts().withEarlier()) {
            if (contact.former().contains(revocation.fingerprint()) && !contact.compared()) {
                fallen.add(contact.fingerprint());
            }
        }
        for (String fingerprint : fallen) {
            if (vault.contacts().revocation(fingerprint).isEmpty()) {
                vault.contacts()
                        .revoke(new Revocation(
                                fingerprint, revocation.day(), revocation.reason(), revocation.statement()));
                vault.custody()
                        .add(
                                CustodyLog.Action.CONTACT_REVOKED,
                                fingerprint,
                                JsonObject.empty()
                                        .with(
                                                "statement",
                                                revocation.statement().isPresent()));
            }
        }
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
