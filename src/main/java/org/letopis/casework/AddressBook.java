package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.Signers;
import org.letopis.bundle.Trust;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Revocation;
import org.letopis.vault.Vault;

/** The people whose cards are in the vault, and how well each is known. */
public final class AddressBook implements Signers {
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Vault vault;

    public AddressBook(Vault vault) {
        this.vault = vault;
    }

    /** Adds a contact, or a newer card of one that is there, under this name. */
    public Contact add(byte[] card, String name, boolean compared) throws Failure {
        return new CardIntake(vault).add(card, Optional.of(name), compared, Optional.empty());
    }

    /** Checks a name that a contact or circle is to have. */
    static void requireName(String name) throws Failure.Usage {
        if (name.isBlank() || name.length() > MAX_NAME_CHARACTERS) {
            throw new Failure.Usage("contact.bad-name", MAX_NAME_CHARACTERS);
        }
    }

    /** Marks a contact as compared, if the words typed are those of its fingerprint in either language. */
    public Contact compare(String meant, List<String> words) throws Failure {
        Contact contact = vault.contacts().find(meant);
        if (!Fingerprint.parse(contact.fingerprint()).matches(words)) {
            throw new Failure.UnknownSigner("contact.words-differ", contact.name());
        }
        return markCompared(meant);
    }

    /** Marks a contact as compared, if this is what their QR code says. */
    public Contact compareQr(String meant, String text) throws Failure {
        Contact contact = vault.contacts().find(meant);
        if (!Fingerprint.parse(contact.fingerprint()).matchesQr(text)) {
            throw new Failure.UnknownSigner("contact.qr-differs", contact.name());
        }
        return markCompared(meant);
    }

    /** Marks a contact as compared on the caller's word. */
    public Contact markCompared(String meant) throws Failure {
        return vault.write(() -> {
            Contact contact = vault.contacts().find(meant).asCompared();
            if (isRevoked(contact)) {
                throw new Failure.UnknownSigner("contact.revoked", contact.name());
            }
            vault.contacts().put(contact);
            vault.custody().add(CustodyLog.Action.CONTACT_COMPARED, contact.fingerprint(), details(contact));
            return contact;
        });
    }

    public List<Contact> all() throws Failure {
        return vault.contacts().all();
    }

    public Contact find(String meant) throws Failure {
        return vault.contacts().find(meant);
    }

    /** Returns how the contact's keys of today were revoked, if they were. */
    public Optional<Revocation> revocation(Contact contact) throws Failure {
        return vault.contacts().revocation(contact.fingerprint());
    }

    /** Returns the last day on which bundles may be made for the contact. */
    public static LocalDate notAfter(Contact contact) throws Failure {
        return ContactCard.parse(contact.card().getBytes(StandardCharsets.US_ASCII))
                .notAfter();
    }

    /** Returns whether the contact's card ran out. */
    public static boolean isExpired(Contact contact, Clock clock) throws Failure {
        return notAfter(contact).isBefore(LocalDate.now(clock));
    }

    /** Earlier keys were given up by whoever has the contact's new ones: what they sign now is somebody's word only. */
    @Override
    public Trust trust(Fingerprint fingerprint) throws Failure {
        if (vault.contacts().revocation(fingerprint.hex()).isPresent()) {
            return Trust.REVOKED;
        }
        Optional<Contact> contact = vault.contacts().withFingerprint(fingerprint.hex());
        if (contact.isEmpty()) {
            return Trust.UNKNOWN;
        }
        if (contact.get().replacedBy().isPresent()) {
            return Trust.REPLACED;
        }
        return contact.get().compared() ? Trust.COMPARED : Trust.UNVERIFIED;
    }

    @Override
    public boolean seen(String bundleId) throws Failure {
        return vault.exchange().hasReceived(bundleId);
    }

    /** Returns the same people, for a look that an earlier import does not spoil. */
    Signers withoutMemory() {
        return new Signers() {
            @Override
            public Trust trust(Fingerprint fingerprint) throws Failure {
                return AddressBook.this.trust(fingerprint);
            }

            @Override
            public boolean seen(String bundleId) {
                return false;
            }
        };
    }

    private boolean isRevoked(Contact contact) throws Failure {
        return revocation(contact).isPresent();
    }

    static JsonObject details(Contact contact) {
        return JsonObject.empty().with("compared", contact.compared()).with("serial", contact.serial());
    }
}
