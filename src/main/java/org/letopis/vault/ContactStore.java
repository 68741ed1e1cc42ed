package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The contacts of a vault, one for each fingerprint, and whose keys were revoked. */
public final class ContactStore {
    private static final int LEAST_PREFIX = 4;

    private final Contents contents;

    ContactStore(Contents contents) {
        this.contents = contents;
    }

    /** Adds a contact, or writes a changed one. */
    public void put(Contact contact) throws Failure {
        contents.write(() -> {
            long row = contents.append(Optional.empty(), Json.canonical(contact.json()));
            contents.catalog().put(new Entry(Entry.Kind.CONTACT, contact.fingerprint(), row, 0, JsonObject.empty()));
            return null;
        });
    }

    /** Returns the contacts, each with the keys of today. */
    public List<Contact> all() throws Failure {
        return withEarlier().stream().filter(one -> one.replacedBy().isEmpty()).toList();
    }

    /** Returns the contacts, those whose keys were replaced with the earlier keys too. */
    public List<Contact> withEarlier() throws Failure {
        return contents.read(() -> {
            List<Contact> contacts = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.CONTACT)) {
                contacts.add(open(entry));
            }
            return contacts;
        });
    }

    public Optional<Contact> withFingerprint(String fingerprint) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.CONTACT, fingerprint);
            return entry.isEmpty() ? Optional.empty() : Optional.of(open(entry.get()));
        });
    }

    /** Returns the contact who has, or once had, the keys with this fingerprint. */
    public Optional<Contact> today(String fingerprint) throws Failure {
        return all().stream()
                .filter(one -> one.fingerprints().contains(fingerprint))
                .findFirst();
    }

    /**
     * Finds the contact that a person means: the name given, or the first digits of the fingerprint of the keys of today
     * or of earlier ones.
     */
    public Contact find(String meant) throws Failure {
        List<Contact> all = all();
        List<Contact> fitting =
                all.stream().filter(one -> one.name().equalsIgnoreCase(meant)).toList();
        if (fitting.isEmpty() && meant.length() >= LEAST_PREFIX) {
            fitting = all.stream()
                    .filter(one -> one.fingerprints().stream().anyMatch(known -> known.startsWith(meant)))
                    .toList();
        }
        if (fitting.size() > 1) {
            throw new Failure.Usage("contact.ambiguous", meant);
        }
        return fitting.stream().findFirst().orElseThrow(() -> new Failure.Usage("contact.none", meant));
    }

    /** Records that keys are not trusted any more. There is no way back; the first record stays. */
    public void revoke(Revocation revocation) throws Failure {
        contents.write(() -> {
            if (revocation(revocation.fingerprint()).isEmpty()) {
                long row = contents.append(Optional.empty(), Json.canonical(revocation.json()));
                contents.catalog()
                        .put(new Entry(Entry.Kind.REVOKED, revocation.fingerprint(), row, 0, JsonObject.empty()));
            }
            return null;
        });
    }

    /** Returns how the keys with this fingerprint were revoked, if they were, also those of nobody who is known. */
    public Optional<Revocation> revocation(String fingerprint) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.REVOKED, fingerprint);
            try {
                return entry.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Revocation.read(contents.jsonRecord(entry.get(), Table.OBJECT_KEY)));
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    private Contact open(Entry entry) throws Failure {
        try {
            return Contact.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
