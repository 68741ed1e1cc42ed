package org.letopis.vault;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * The ways into the vault. Each change is one transaction: both slot tables, the list of what is in use, and an entry in
 * the custody log.
 */
public final class SlotStore {
    private static final String ONLY = "1";
    private static final Table[] PLAIN = {Table.META, Table.SLOT, Table.IDENTITY_SLOT};

    private final Contents contents;
    private final CustodyLog custody;

    SlotStore(Contents contents, CustodyLog custody) {
        this.contents = contents;
        this.custody = custody;
    }

    /** Returns the ways in, by index. */
    public List<Slot> list() throws Failure {
        return contents.read(() -> {
            Optional<Entry> entry = contents.catalog().find(Entry.Kind.SLOTS, ONLY);
            if (entry.isEmpty()) {
                return List.of(first());
            }
            try {
                List<Slot> slots = new ArrayList<>();
                for (JsonObject slot :
                        contents.jsonRecord(entry.get(), Table.OBJECT_KEY).objects("slots")) {
                    slots.add(Slot.read(slot));
                }
                return slots;
            } catch (JsonProblem problem) {
                throw problem.asDamaged();
            }
        });
    }

    /** The vaults of the first version had no list, and one passphrase. */
    private Slot first() throws Failure {
        Argon2Cost cost = Slots.read(contents.database()).header().costs().get(0);
        return new Slot(0, SlotKind.PASSPHRASE, "", Optional.of(cost), 0, 0);
    }

    /** Returns the index of the way that this vault was opened by. */
    public int openedBy() {
        return contents.keys().openedBy();
    }

    /**
     * Returns the way in that these secrets open: somebody is there who can open this vault by themselves. A passphrase is
     * stretched, which takes a second or two.
     *
     * @param secrets the caller closes them
     * @throws Failure.WrongPassphrase when they open nothing
     * @throws Failure.Refused when it is the way that this vault was opened by, or all that it needs was given for that too
     */
    public Slot another(SlotSecrets secrets) throws Failure {
        return contents.read(() -> {
            Slots.Opened opened = Slots.read(contents.database())
                    .open(secrets)
                    .orElseThrow(() -> new Failure.WrongPassphrase("second.opens-nothing"));
            boolean ofThisVault = opened.vaultKey().equals(contents.keys().vaultKey())
                    && opened.identityKey().equals(contents.keys().identityKey());
            opened.vaultKey().close();
            opened.identityKey().close();
            if (!ofThisVault) {
                throw new Failure.Damaged("vault.damaged"); // a way that somebody else wrote into the file
            }
            if (opened.index() == openedBy() || wereGivenBefore(opened.kind(), secrets)) {
                throw new Failure.Refused("second.same-way");
            }
            return find(opened.index());
        });
    }

    private boolean wereGivenBefore(SlotKind kind, SlotSecrets secrets) {
        Map<SlotKind, SecretBytes> marks = secrets.marks(contents.keys().vaultId());
        boolean given = contents.keys().wereGivenWith(kind, marks);
        marks.values().forEach(SecretBytes::close);
        return given;
    }

    /**
     * Adds a way in.
     *
     * @param secrets what it needs; the caller closes them
     * @throws Failure.Usage when all eight places are taken
     */
    public Slot add(Way way, SlotSecrets secrets) throws Failure {
        return contents.write(() -> {
            List<Slot> slots = new ArrayList<>(list());
            int free = 0;
            while (isUsed(slots, free)) {
                free++;
            }
            if (free == SlotTable.SLOTS) {
                throw new Failure.Usage("slots.full", SlotTable.SLOTS);
            }
            return put(slots, free, way, secrets, "added");
        });
    }

    /** Replaces the secret of a way in; it stays of the same kind. */
    public Slot change(int index, SlotSecrets secrets) throws Failure {
        return contents.write(() -> {
            List<Slot> slots = new ArrayList<>(list());
            Slot old = find(slots, index);
            slots.remove(old);
            return put(slots, index, new Way(old.kind(), old.needed(), old.shares()), secrets, "changed");
        });
    }

    /**
     * Removes a way in.
     *
     * @throws Failure.Refused when it is the last: then nobody could ever open the vault again
     */
    public void remove(int index) throws Failure {
        contents.write(() -> {
            List<Slot> slots = new ArrayList<>(list());
            Slot old = find(slots, index);
            if (slots.size() == 1) {
                throw new Failure.Refused("slots.last");
            }
            slots.remove(old);
            Slots tables = Slots.read(contents.database());
            tables.clear(index, contents.random());
            tables.replace(contents.database());
            save(slots);
            log("removed", old);
            return null;
        });
    }

    /**
     * Sets the cost of a guess for passphrases made from now on. Those that are there are wrapped anew, each when it is
     * next used.
     *
     * @throws Failure.Refused when passphrases still wait for the last change
     */
    public void cost(Argon2Cost cost) throws Failure {
        contents.write(() -> {
            Slots tables = Slots.read(contents.database());
            List<Argon2Cost> costs = tables.header().costs();
            if (costs.get(0).equals(cost)) {
                return null;
            }
            if (costs.size() > 1) {
                throw new Failure.Refused("slots.cost-pending");
            }
            List<Slot> slots = list();
            boolean waiting = slots.stream().anyMatch(slot -> slot.kind().hasPassphrase());
            List<Argon2Cost> now = waiting ? List.of(cost, costs.get(0)) : List.of(cost);
            tables.with(tables.header().withCosts(now)).replaceHeader(contents.database());
            save(slots);
            JsonObject details = JsonObject.empty()
                    .with("change", "cost")
                    .with("memoryKib", cost.memoryKib())
                    .with("passes", cost.passes())
                    .with("lanes", cost.lanes());
            custody.add(CustodyLog.Action.KEYS_CHANGED, ONLY, details);
            return null;
        });
    }

    /**
     * Gives the identity compartment a passphrase of its own, beside the ways in, or another one: no way in opens it alone
     * any more. Not inside a transaction.
     *
     * @throws Failure.WrongPassphrase when it has one that was not given
     */
    public void changeIdentityPassphrase(Passphrase passphrase) throws Failure {
        Argon2Cost cost = Slots.read(contents.database()).header().costs().get(0);
        try (SecretBytes words = passphrase.utf8()) {
            contents.compartment()
                    .change(words, cost, had -> logIdentities(had ? "identity-changed" : "identity-added"));
        }
    }

    /**
     * Takes the identity compartment's own passphrase away: each way in opens it again. Not inside a transaction.
     *
     * @throws Failure.WrongPassphrase when it was not given
     * @throws Failure.Usage when there is none
     */
    public void removeIdentityPassphrase() throws Failure {
        contents.compartment().removePassphrase(had -> logIdentities("identity-removed"));
    }

    /** Returns whether the identity compartment has a passphrase of its own: then no way in opens it alone. */
    public boolean hasIdentityPassphrase() throws Failure {
        return contents.read(() -> contents.compartment().lock().isPresent());
    }

    private void logIdentities(String change) throws Failure {
        custody.add(CustodyLog.Action.KEYS_CHANGED, ONLY, JsonObject.empty().with("change", change));
    }

    /** Wraps the way just used at the current cost; the previous cost goes when nothing waits for it any more. */
    void renew(Slots.Opened opened, SlotSecrets secrets) throws Failure {
        contents.write(() -> {
            Slots tables = Slots.read(contents.database());
            List<Slot> slots = new ArrayList<>(list());
            Slot old = find(slots, opened.index());
            slots.remove(old);
            put(slots, old.index(), Way.of(old.kind()), secrets, "renewed");
            Argon2Cost current = tables.header().costs().get(0);
            if (list().stream()
                    .allMatch(slot -> slot.cost().map(current::equals).orElse(true))) {
                tables.with(tables.header().withCosts(List.of(current))).replaceHeader(contents.database());
                save(list());
            }
            return null;
        });
    }

    /** Writes the list for the first time, for the ways that a new vault is made with. */
    void begin(List<Slot> slots) throws Failure {
        contents.write(() -> {
            save(slots);
            return null;
        });
    }

    private Slot put(List<Slot> others, int index, Way way, SlotSecrets secrets, String change) throws Failure {
        Slots tables = Slots.read(contents.database());
        Slot slot = tables.put(index, way, secrets, contents.keys(), contents.random());
        tables.replace(contents.database());
        others.add(slot);
        save(others);
        log(change, slot);
        return slot;
    }

    private void save(List<Slot> slots) throws Failure {
        List<JsonObject> sorted = slots.stream()
                .sorted(Comparator.comparingInt(Slot::index))
                .map(Slot::json)
                .toList();
        JsonObject list = JsonObject.empty().with("slots", sorted).with("rows", rowsHash());
        long row = contents.append(Optional.empty(), Json.canonical(list));
        contents.catalog().put(new Entry(Entry.Kind.SLOTS, ONLY, row, 0, JsonObject.empty()));
    }

    /**
     * Returns whether header and slots are those of the last change. Only a way in that is used proves itself; a passphrase
     * or code that lies in a safe would be missed on the day it is needed.
     */
    boolean isAsWritten() throws Failure {
        Optional<Entry> entry = contents.catalog().find(Entry.Kind.SLOTS, ONLY);
        if (entry.isEmpty()) {
            return true;
        }
        try {
            Optional<String> hash =
                    contents.jsonRecord(entry.get(), Table.OBJECT_KEY).optionalString("rows");
            return hash.isEmpty() || hash.get().equals(rowsHash());
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }

    /** Hashes what is not sealed and not bound to what is: the rows of the header and of both slot tables. */
    private String rowsHash() throws Failure {
        Sha256 hash = new Sha256();
        for (Table table : PLAIN) {
            StoredRow row = contents.database().row(table.sqlName(), 1);
            byte[] bytes = row == null ? new byte[0] : hashed(table, row);
            long version = row == null ? -1 : row.version();
            byte[] start = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(version)
                    .putLong(bytes.length)
                    .array();
            hash.update(start, 0, start.length);
            hash.update(bytes, 0, bytes.length);
        }
        return Sha256.hex(hash.digest());
    }

    /** Of the header, all but the number of the format, which the root states and a migration changes. */
    private static byte[] hashed(Table table, StoredRow row) throws Failure {
        return table == Table.META ? Header.read(row.bytes()).bytesWithoutFormat() : row.bytes();
    }

    private void log(String change, Slot slot) throws Failure {
        JsonObject details = JsonObject.empty()
                .with("change", change)
                .with("slot", slot.index())
                .with("kind", slot.kind().label());
        custody.add(CustodyLog.Action.KEYS_CHANGED, slot.id(), details);
    }

    private static boolean isUsed(List<Slot> slots, int index) {
        return slots.stream().anyMatch(slot -> slot.index() == index);
    }

    /** Returns the way in with this index. */
    public Slot find(int index) throws Failure {
        return find(list(), index);
    }

    private static Slot find(List<Slot> slots, int index) throws Failure {
        return slots.stream()
                .filter(slot -> slot.index() == index)
                .findFirst()
                .orElseThrow(() -> new Failure.Usage("slots.none", index));
    }
}
