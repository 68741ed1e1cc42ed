package org.letopis.casework;

import java.nio.charset.StandardCharsets;
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
import org.letopis.vault.OwnKeys;
import org.letopis.vault.Vault;

/** The people whose cards are in the vault, and how well each is known. */
public final class AddressBook implements Signers {
    private static final int MAX_NAME_CHARACTERS = 100;

    private final Vault vault;

    public AddressBook(Vault vault) {
        this.vault = vault;
    }

    /**
     * Adds a contact, or a newer card of one that is there.
     *
     * @param compared the caller's statement that the words were compared over another channel
     */
    public Contact add(byte[] card, String name, boolean compared) throws Failure {
        ContactCard read = ContactCard.parse(card);
        String fingerprint = read.fingerprint().hex();
        if (name.isBlank() || name.length() > MAX_NAME_CHARACTERS) {
            throw new Failure.Usage("contact.bad-name", MAX_NAME_CHARACTERS);
        }
        return vault.write(() -> {
            try (OwnKeys own = vault.ownKeys()) {
                if (own.signing().verifyingKeys().equals(read.keys())) {
                    throw new Failure.Usage("contact.own-card");
                }
            }
            Optional<Contact> known = vault.contacts().withFingerprint(fingerprint);
            for (Contact other : vault.contacts().all()) {
                if (other.name().equalsIgnoreCase(name) && !other.fingerprint().equals(fingerprint)) {
                    throw new Failure.Usage("contact.name-taken", name);
                }
            }
            if (known.isPresent() && known.get().serial() > read.serial()) {
                throw new Failure.Usage("contact.older-card", known.get().serial());
            }
            boolean stated = compared || known.map(Contact::compared).orElse(false);
            Contact contact = new Contact(
                    fingerprint, name, new String(read.text(), StandardCharsets.US_ASCII), read.serial(), stated);
            vault.contacts().put(contact);
            vault.custody().add(CustodyLog.Action.CONTACT_ADDED, fingerprint, details(contact));
            return contact;
        });
    }

    /** Marks a contact as compared, if the words typed are those of its fingerprint in either language. */
    public Contact compare(String meant, List<String> words) throws Failure {
        Contact contact = vault.contacts().find(meant);
        if (!Fingerprint.parse(contact.fingerprint()).matches(words)) {
            throw new Failure.UnknownSigner("contact.words-differ", contact.name());
        }
        return markCompared(meant);
    }

    /** Marks a contact as compared on the caller's word. */
    public Contact markCompared(String meant) throws Failure {
        return vault.write(() -> {
            Contact contact = vault.contacts().find(meant).asCompared();
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

    @Override
    public Trust trust(Fingerprint fingerprint) throws Failure {
        Optional<Contact> contact = vault.contacts().withFingerprint(fingerprint.hex());
        if (contact.isEmpty()) {
            return Trust.UNKNOWN;
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

    private static JsonObject details(Contact contact) {
        return JsonObject.empty().with("compared", contact.compared()).with("serial", contact.serial());
    }
}
