package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Identity;

/**
 * The identity compartment: who the people of the reports are, each under a key of its own. Where it has a passphrase of
 * its own that was not given, whatever would open or keep an identity is {@link Failure.WrongPassphrase}; counting and
 * destroying go on.
 */
public final class IdentityStore {
    private final Contents contents;

    IdentityStore(Contents contents) {
        this.contents = contents;
    }

    public void add(Identity identity) throws Failure {
        contents.write(() -> {
            try (OwnKey key = contents.newKey(Table.IDENTITY_KEY)) {
                long row = contents.append(Optional.of(key), Json.canonical(identity.json()));
                contents.catalog()
                        .put(new Entry(
                                Entry.Kind.IDENTITY, identity.person().hex(), row, key.row(), JsonObject.empty()));
            }
            return null;
        });
    }

    /** Keeps an identity in place of the one that is known of the same person; that one is destroyed. */
    public void put(Identity identity) throws Failure {
        contents.write(() -> {
            String person = identity.person().hex();
            Optional<Entry> known = contents.catalog().find(Entry.Kind.IDENTITY, person);
            if (known.isPresent() && open(known.get()).equals(identity)) {
                return null;
            }
            if (known.isPresent()) {
                contents.destroy(known.get());
            }
            add(identity);
            return null;
        });
    }

    public Optional<Identity> find(Id person) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.IDENTITY, person.hex());
            return entry.isEmpty() ? Optional.empty() : Optional.of(open(entry.get()));
        });
    }

    /** Returns whether it is kept who a person is; opens nothing. */
    public boolean isKept(Id person) throws Failure {
        return contents.read(
                () -> contents.catalog().find(Entry.Kind.IDENTITY, person.hex()).isPresent());
    }

    /** Returns of whom one is kept; opens nothing. */
    public List<Id> people() throws Failure {
        return contents.read(() -> contents.catalog().all(Entry.Kind.IDENTITY).stream()
                .map(entry -> new Id(entry.name()))
                .toList());
    }

    /** Returns how many are kept; opens nothing. */
    public int count() throws Failure {
        return contents.read(() -> contents.catalog().all(Entry.Kind.IDENTITY).size());
    }

    /** Returns every identity, for the check that none of them leaves. */
    public List<Identity> all() throws Failure {
        return contents.read(() -> {
            contents.compartment().seal();
            List<Identity> identities = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.IDENTITY)) {
                identities.add(open(entry));
            }
            return identities;
        });
    }

    private Identity open(Entry entry) throws Failure {
        try {
            return Identity.read(contents.jsonRecord(entry, Table.IDENTITY_KEY), Id.parse(entry.name()));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
