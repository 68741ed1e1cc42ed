package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The contacts of a vault, one for each fingerprint. */
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

    public List<Contact> all() throws Failure {
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

    /** Finds the contact that a person means: the name given, or the first digits of the fingerprint. */
    public Contact find(String meant) throws Failure {
        List<Contact> all = all();
        List<Contact> fitting =
                all.stream().filter(one -> one.name().equalsIgnoreCase(meant)).toList();
        if (fitting.isEmpty() && meant.length() >= LEAST_PREFIX) {
            fitting = all.stream()
                    .filter(one -> one.fingerprint().startsWith(meant))
                    .toList();
        }
        if (fitting.size() > 1) {
            throw new Failure.Usage("contact.ambiguous", meant);
        }
        return fitting.stream().findFirst().orElseThrow(() -> new Failure.Usage("contact.none", meant));
    }

    private Contact open(Entry entry) throws Failure {
        try {
            return Contact.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
