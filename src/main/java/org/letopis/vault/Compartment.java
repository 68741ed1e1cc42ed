package org.letopis.vault;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * The key of the identity compartment. It is the one that the slots hold; or, where the compartment has a passphrase of
 * its own, another one, which a {@link SecondLock} in the sealed records keeps under both. So ways in come and go without
 * that passphrase, no way leads past it, and a locked vault does not show whether there is one.
 */
final class Compartment {
    private static final String ONLY = "1";

    private final Contents contents;

    Compartment(Contents contents) {
        this.contents = contents;
    }

    /** Returns the entry of the lock, if there is one. */
    Optional<Entry> lock() throws Failure {
        return contents.catalog().find(Entry.Kind.SECOND_LOCK, ONLY);
    }

    boolean isOpen() throws Failure {
        Optional<Entry> lock = lock();
        return lock.isEmpty() || contents.keys().unlocked(id(lock.get())).isPresent();
    }

    /**
     * Returns what the keys of identities are sealed with.
     *
     * @throws Failure.WrongPassphrase when the compartment has a passphrase of its own that was not given yet
     */
    SealedTable seal() throws Failure {
        Optional<Entry> lock = lock();
        return lock.isEmpty()
                ? contents.keys().table(Table.IDENTITY_KEY)
                : contents.keys()
                        .unlocked(id(lock.get()))
                        .orElseThrow(() -> new Failure.WrongPassphrase("identities.closed"));
    }

    /**
     * Opens the compartment; where it has no passphrase of its own, it is open. No transaction is held meanwhile.
     *
     * @param passphrase as UTF-8
     * @throws Failure.WrongPassphrase when it is another
     */
    void open(SecretBytes passphrase) throws Failure {
        Optional<Entry> entry = contents.read(this::lock);
        if (entry.isPresent()) {
            SecondLock lock = contents.read(() -> read(entry.get()));
            Keys keys = contents.keys();
            keys.unlocked(id(entry.get()), lock.open(passphrase, keys.identityKey(), keys.vaultId()));
        }
    }

    /** Each lock has an id of its own, so that a key that was opened is never taken for that of another lock. */
    private static String id(Entry lock) throws Failure {
        try {
            return lock.about().string("id");
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    private SecondLock read(Entry entry) throws Failure {
        try {
            return SecondLock.read(contents.jsonRecord(entry, Table.OBJECT_KEY));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** What is told of a change in the same transaction. */
    interface Record {
        void changed(boolean hadPassphrase) throws Failure;
    }

    /**
     * Gives the compartment a passphrase of its own, or another one. Its key is a new one too: what the slots hold, and
     * what an earlier passphrase opened, opens nothing any more. Not inside a transaction.
     *
     * @param passphrase as UTF-8
     */
    void change(SecretBytes passphrase, Argon2Cost cost, Record record) throws Failure {
        Keys keys = contents.keys();
        String id = Id.random(contents.random()).hex();
        SecretBytes key = SecretBytes.random(contents.random(), SecondLock.KEY_BYTES);
        try {
            SecondLock lock =
                    SecondLock.of(key, passphrase, keys.identityKey(), keys.vaultId(), cost, contents.random());
            contents.write(() -> {
                boolean had = lock().isPresent();
                try (SealedTable fresh = keys.of(key, Table.IDENTITY_KEY)) {
                    reseal(fresh);
                }
                removeLock();
                put(id, lock);
                record.changed(had);
                return null;
            });
        } catch (Failure failure) {
            key.close();
            throw failure;
        }
        keys.unlocked(id, key);
    }

    private void put(String id, SecondLock lock) throws Failure {
        long row = contents.append(Optional.empty(), Json.canonical(lock.json()));
        JsonObject about = JsonObject.empty().with("id", id);
        contents.catalog().put(new Entry(Entry.Kind.SECOND_LOCK, ONLY, row, 0, about));
    }

    /**
     * Takes the passphrase of its own away: the key of the slots is enough again. Not inside a transaction.
     *
     * @throws Failure.Usage when it has none
     */
    void removePassphrase(Record record) throws Failure {
        contents.write(() -> {
            if (lock().isEmpty()) {
                throw new Failure.Usage("identities.no-passphrase");
            }
            reseal(contents.keys().table(Table.IDENTITY_KEY));
            removeLock();
            record.changed(true);
            return null;
        });
        contents.keys().forgetUnlocked();
    }

    private void removeLock() throws Failure {
        Optional<Entry> before = lock();
        if (before.isPresent()) {
            contents.emptyRecord(before.get().row());
            contents.catalog().remove(Entry.Kind.SECOND_LOCK, ONLY);
        }
    }

    /** Seals each key that is in use anew, and puts a random one in the place of those that were destroyed. */
    private void reseal(SealedTable fresh) throws Failure {
        SealedTable before = seal();
        Set<Long> used = used();
        for (long id : contents.database().ids(Table.IDENTITY_KEY.sqlName())) {
            StoredRow row = contents.database().row(Table.IDENTITY_KEY.sqlName(), id);
            try (SecretBytes key = used.contains(id)
                    ? SecretBytes.owning(before.open(row))
                    : SecretBytes.random(contents.random(), SecondLock.KEY_BYTES)) {
                contents.database()
                        .replace(Table.IDENTITY_KEY.sqlName(), new StoredRow(id, 0, fresh.seal(id, 0, key.exposed())));
            }
        }
    }

    private Set<Long> used() throws Failure {
        Set<Long> used = new HashSet<>();
        for (Entry.Kind kind : Entry.Kind.values()) {
            for (Entry entry : contents.catalog().all(kind)) {
                if (entry.keyRow() > 0 && entry.keyTable() == Table.IDENTITY_KEY) {
                    used.add(entry.keyRow());
                }
            }
        }
        return used;
    }

    /** Opens a row of keys, one that was destroyed while the compartment was closed too; a closed one is not opened. */
    void checkKey(long id) throws Failure {
        if (!isOpen()) {
            return;
        }
        try {
            contents.key(Table.IDENTITY_KEY, id).close();
        } catch (Failure.Damaged damaged) {
            StoredRow row = contents.database().row(Table.IDENTITY_KEY.sqlName(), id);
            if (row == null || used().contains(id)) {
                throw damaged;
            }
            SecretBytes.owning(contents.keys().whileClosed().open(row)).close();
        }
    }

    /**
     * Makes ready the keys of a file that takes the place of this one: where there is a lock, its compartment has one too,
     * under the same passphrase.
     *
     * @return what stands in the place of the lock's record there
     * @throws Failure.WrongPassphrase when that passphrase is not among the secrets
     */
    Optional<SecondLock> renewed(Keys fresh, SlotSecrets secrets, Argon2Cost cost) throws Failure {
        Optional<Entry> lock = lock();
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        SecretBytes passphrase =
                secrets.identityPassphrase().orElseThrow(() -> new Failure.WrongPassphrase("identities.closed"));
        SecretBytes key = SecretBytes.random(contents.random(), SecondLock.KEY_BYTES);
        fresh.unlocked(id(lock.get()), key);
        return Optional.of(
                SecondLock.of(key, passphrase, fresh.identityKey(), fresh.vaultId(), cost, contents.random()));
    }

    /** Returns what the keys of identities are sealed with in that file. */
    SealedTable renewed(Keys fresh) throws Failure {
        Optional<Entry> lock = lock();
        return lock.isEmpty()
                ? fresh.table(Table.IDENTITY_KEY)
                : fresh.unlocked(id(lock.get())).orElseThrow();
    }
}
