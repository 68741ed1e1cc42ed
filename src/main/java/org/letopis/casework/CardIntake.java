package org.letopis.casework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.bundle.CardFile;
import org.letopis.bundle.ContactCard;
import org.letopis.bundle.Rotation;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Profile;
import org.letopis.vault.Contact;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Vault;

/**
 * Takes a card into the vault: of somebody new, a newer one of somebody who is known, or one by which somebody who is
 * known has other keys now. With other keys the name and what was exchanged stay, and the words are compared anew.
 */
public final class CardIntake {
    private final Vault vault;

    public CardIntake(Vault vault) {
        this.vault = vault;
    }

    /**
     * Takes a card.
     *
     * @param name what to call them; not needed where they have a name
     * @param profile what they are to us; as before, or {@link Profile#NETWORK}, where nothing is said
     * @param compared the caller's statement that the words of this card were compared over another channel
     * @throws Failure.UnknownSigner when its keys were revoked or given up, or replace keys that were
     */
    public Contact add(byte[] file, Optional<String> name, boolean compared, Optional<Profile> profile) throws Failure {
        CardFile read = CardFile.parse(file);
        if (name.isPresent()) {
            AddressBook.requireName(name.get());
        }
        return vault.write(() -> {
            refuse(read.card());
            Optional<Contact> known =
                    vault.contacts().withFingerprint(read.card().fingerprint().hex());
            Optional<Contact> before = known.isPresent() ? Optional.empty() : before(read);
            Contact contact = contact(read.card(), name, compared, profile, known, before);
            requireFree(contact, before);
            vault.contacts().put(contact);
            if (before.isPresent()) {
                vault.contacts().put(before.get().replacedBy(contact.fingerprint()));
            }
            JsonObject details = AddressBook.details(contact);
            vault.custody()
                    .add(
                            before.isPresent() ? CustodyLog.Action.CONTACT_REPLACED : CustodyLog.Action.CONTACT_ADDED,
                            contact.fingerprint(),
                            before.isPresent()
                                    ? details.with("before", before.get().fingerprint())
                                    : details);
            return contact;
        });
    }

    private void refuse(ContactCard card) throws Failure {
        String fingerprint = card.fingerprint().hex();
        for (HeldKeys own : vault.ownKeySets().all()) {
            if (own.was(fingerprint)) {
                throw new Failure.Usage("contact.own-card");
            }
        }
        if (vault.contacts().revocation(fingerprint).isPresent()) {
            throw new Failure.UnknownSigner("contact.revoked-card");
        }
    }

    private static Contact contact(
            ContactCard card,
            Optional<String> name,
            boolean compared,
            Optional<Profile> profile,
            Optional<Contact> known,
            Optional<Contact> before)
            throws Failure {
        if (known.isPresent() && known.get().replacedBy().isPresent()) {
            throw new Failure.UnknownSigner("contact.replaced-card", known.get().name());
        }
        if (known.isPresent() && known.get().serial() > card.serial()) {
            throw new Failure.Usage("contact.older-card", known.get().serial());
        }
        Optional<Contact> there = known.or(() -> before);
        List<String> former = known.map(Contact::former)
                .orElse(before.map(Contact::fingerprints).orElse(List.of()));
        return new Contact(
                card.fingerprint().hex(),
                name.or(() -> there.map(Contact::name)).orElseThrow(() -> new Failure.Usage("contact.needs-name")),
                new String(card.text(), StandardCharsets.US_ASCII),
                card.serial(),
                compared || known.map(Contact::compared).orElse(false),
                former,
                Optional.empty(),
                profile.or(() -> there.map(Contact::profile)).orElse(Profile.NETWORK),
                there.map(Contact::clients).orElse(Set.of()));
    }

    /**
     * Returns whom we know by keys that those of the card took the place of, the newest first. Whoever has revoked keys
     * can name any others; so can whoever has keys that were given up for other ones already.
     */
    private Optional<Contact> before(CardFile read) throws Failure {
        for (Rotation rotation : read.rotations()) {
            String fingerprint = rotation.before().hex();
            if (vault.contacts().revocation(fingerprint).isPresent()) {
                throw new Failure.UnknownSigner("contact.rotation-revoked");
            }
            Optional<Contact> contact = vault.contacts().withFingerprint(fingerprint);
            if (contact.isPresent()) {
                if (contact.get().replacedBy().isPresent()) {
                    throw new Failure.UnknownSigner(
                            "contact.rotation-conflict", contact.get().name());
                }
                if (contact.get().serial() >= rotation.serial()) {
                    throw new Failure.Usage("contact.older-card", contact.get().serial());
                }
                return contact;
            }
        }
        return Optional.empty();
    }

    private void requireFree(Contact contact, Optional<Contact> before) throws Failure {
        boolean taken = vault.circles().find(contact.name()).isPresent();
        for (Contact other : vault.contacts().all()) {
            taken |= other.name().equalsIgnoreCase(contact.name())
                    && !other.fingerprint().equals(contact.fingerprint())
                    && !before.map(Contact::fingerprint).equals(Optional.of(other.fingerprint()));
        }
        if (taken) {
            throw new Failure.Usage("contact.name-taken", contact.name());
        }
    }
}
