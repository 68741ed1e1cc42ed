package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** The owner's keys and cards: those of today for each name, and earlier ones that open what was sent to them. */
public final class OwnKeyStore {
    private static final String FIRST = "1";

    private final Contents contents;

    OwnKeyStore(Contents contents) {
        this.contents = contents;
    }

    /** Returns all sets, the oldest first. */
    public List<HeldKeys> all() throws Failure {
        return contents.read(() -> {
            List<HeldKeys> all = new ArrayList<>();
            for (Entry entry : contents.catalog().all(Entry.Kind.OWN_KEYS)) {
                all.add(held(entry));
            }
            return all;
        });
    }

    /** Returns the keys of today that have this name, in any case. */
    public Optional<HeldKeys> current(String name) throws Failure {
        return all().stream()
                .filter(one -> one.until().isEmpty() && one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Returns the secret keys of a set; the caller closes them. */
    public OwnKeys open(HeldKeys held) throws Failure {
        return contents.read(() -> OwnKeys.read(contents.record(entry(held), Table.OBJECT_KEY)));
    }

    /** Adds keys under a name that has none. */
    public HeldKeys add(String name, OwnKeys keys) throws Failure {
        return contents.write(() -> {
            int number = nextNumber();
            HeldKeys added = new HeldKeys(
                    number, name, fingerprint(keys), List.of(), number == 1, Optional.empty(), Optional.empty());
            put(added, keys);
            return added;
        });
    }

    /** Puts other keys in the place of a set, which goes on opening what was sent to it. */
    public HeldKeys replace(HeldKeys held, OwnKeys keys, String day) throws Failure {
        return contents.write(() -> {
            HeldKeys next = held.next(nextNumber(), fingerprint(keys));
            put(held.until(day));
            put(next, keys);
            return next;
        });
    }

    /** Writes what is known of a set; its secrets stay. */
    public void put(HeldKeys held) throws Failure {
        contents.write(() -> {
            Entry entry = entry(held);
            contents.catalog()
                    .put(new Entry(Entry.Kind.OWN_KEYS, entry.name(), entry.row(), entry.keyRow(), held.about()));
            return null;
        });
    }

    /** Destroys the secrets of a set and the record that held them, sealed: nothing sent to it opens any more. */
    public void destroy(HeldKeys held) throws Failure {
        contents.write(() -> {
            Entry entry = entry(held);
            contents.destroy(entry);
            if (contents.catalog().find(Entry.Kind.OWN_CARD, entry.name()).isPresent()) {
                contents.catalog().remove(Entry.Kind.OWN_CARD, entry.name());
            }
            return null;
        });
    }

    /** Returns the text of the card of a set, once it has one. */
    public Optional<String> card(HeldKeys held) throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.OWN_CARD, name(held));
            return entry.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new String(contents.record(entry.get(), Table.OBJECT_KEY), StandardCharsets.US_ASCII));
        });
    }

    public void putCard(HeldKeys held, String text) throws Failure {
        contents.write(() -> {
            long row = contents.append(Optional.empty(), text.getBytes(StandardCharsets.US_ASCII));
            contents.catalog().put(new Entry(Entry.Kind.OWN_CARD, name(held), row, 0, JsonObject.empty()));
            return null;
        });
    }

    private void put(HeldKeys held, OwnKeys keys) throws Failure {
        try (OwnKey key = contents.newKey(Table.OBJECT_KEY);
                SecretBytes seeds = keys.seeds()) {
            long row = contents.append(Optional.of(key), seeds.exposed());
            contents.catalog().put(new Entry(Entry.Kind.OWN_KEYS, name(held), row, key.row(), held.about()));
        }
    }

    /** A vault of an earlier build says nothing of its one set. */
    private HeldKeys held(Entry entry) throws Failure {
        try {
            if (!entry.about().names().isEmpty()) {
                return HeldKeys.read(Integer.parseInt(entry.name()), entry.about());
            }
            if (!entry.name().equals(FIRST)) {
                throw new Failure.Damaged("vault.damaged");
            }
            try (OwnKeys keys = OwnKeys.read(contents.record(entry, Table.OBJECT_KEY))) {
                return new HeldKeys(1, "", fingerprint(keys), List.of(), true, Optional.empty(), Optional.empty());
            }
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        } catch (NumberFormatException e) {
            throw new Failure.Damaged("vault.damaged");
        }
    }

    private Entry entry(HeldKeys held) throws Failure {
        return contents.catalog()
                .find(Entry.Kind.OWN_KEYS, name(held))
                .orElseThrow(() -> new Failure.Damaged("vault.damaged"));
    }

    private int nextNumber() throws Failure {
        return all().stream().mapToInt(HeldKeys::number).max().orElse(0) + 1;
    }

    private static String name(HeldKeys held) {
        return Integer.toString(held.number());
    }

    private static String fingerprint(OwnKeys keys) {
        return keys.signing().verifyingKeys().fingerprint().hex();
    }
}
