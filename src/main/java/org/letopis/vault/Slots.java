package org.letopis.vault;

import java.security.SecureRandom;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/** Both slot tables together, as the file holds them: each way in opens the vault and the identity compartment. */
final class Slots {
    private static final long ONLY_ROW = 1;

    private final Header header;
    private final SlotTable vault;
    private final SlotTable identity;

    private Slots(Header header, SlotTable vault, SlotTable identity) {
        this.header = header;
        this.vault = vault;
        this.identity = identity;
    }

    /** The way that opened, and both keys, which the caller closes. */
    record Opened(int index, SlotKind kind, Argon2Cost cost, SecretBytes vaultKey, SecretBytes identityKey) {}

    static Slots empty(Header header, SecureRandom random) {
        return new Slots(header, SlotTable.empty("vault", header, random), SlotTable.empty("identity", header, random));
    }

    static Slots read(Database database) throws Failure {
        Header header = Header.read(plain(database, Table.META));
        return new Slots(
                header,
                SlotTable.read("vault", header, plain(database, Table.SLOT)),
                SlotTable.read("identity", header, plain(database, Table.IDENTITY_SLOT)));
    }

    static byte[] plain(Database database, Table table) throws Failure {
        StoredRow row = database.row(table.sqlName(), ONLY_ROW);
        if (row == null) {
            throw new Failure.Damaged("vault.damaged");
        }
        return row.bytes();
    }

    Header header() {
        return header;
    }

    /** Returns the same slots under a header with other costs; no slot is bound to those it was not made with. */
    Slots with(Header other) throws Failure.Damaged {
        return new Slots(
                other,
                SlotTable.read("vault", other, vault.bytes()),
                SlotTable.read("identity", other, identity.bytes()));
    }

    /** Writes all three rows for the first time. */
    void insert(Database database) throws Failure {
        database.insert(Table.META.sqlName(), new StoredRow(ONLY_ROW, 0, header.bytes()));
        database.insert(Table.SLOT.sqlName(), new StoredRow(ONLY_ROW, 0, vault.bytes()));
        database.insert(Table.IDENTITY_SLOT.sqlName(), new StoredRow(ONLY_ROW, 0, identity.bytes()));
    }

    /** Writes both tables in their places; SQLite overwrites what was there. */
    void replace(Database database) throws Failure {
        database.replace(Table.SLOT.sqlName(), new StoredRow(ONLY_ROW, 0, vault.bytes()));
        database.replace(Table.IDENTITY_SLOT.sqlName(), new StoredRow(ONLY_ROW, 0, identity.bytes()));
    }

    void replaceHeader(Database database) throws Failure {
        database.replace(Table.META.sqlName(), new StoredRow(ONLY_ROW, 0, header.bytes()));
    }

    /** Tries all that is held, what needs no stretching first. */
    Optional<Opened> open(SlotSecrets secrets) throws Failure {
        for (SlotKind kind : SlotKind.values()) {
            if (!kind.hasPassphrase() && secrets.has(kind)) {
                Optional<Opened> opened = open(kind, secrets, header.costs().get(0));
                if (opened.isPresent()) {
                    return opened;
                }
            }
        }
        for (Argon2Cost cost : header.costs()) {
            for (SlotKind kind : SlotKind.values()) {
                if (kind.hasPassphrase() && secrets.has(kind)) {
                    Optional<Opened> opened = open(kind, secrets, cost);
                    if (opened.isPresent()) {
                        return opened;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Opened> open(SlotKind kind, SlotSecrets secrets, Argon2Cost cost) throws Failure {
        try (SecretBytes secret = secrets.forSlot(kind, header, cost)) {
            Optional<SlotTable.Opened> first = vault.open(kind, secret, cost);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Optional<SlotTable.Opened> second = identity.open(kind, secret, cost);
            if (second.isEmpty() || second.get().index() != first.get().index()) {
                throw new Failure.Damaged("vault.damaged"); // both are written in one transaction
            }
            return Optional.of(new Opened(
                    first.get().index(),
                    kind,
                    cost,
                    first.get().key(),
                    second.get().key()));
        }
    }

    /** Makes a way in, at the current cost, and returns what the open vault remembers of it. */
    Slot put(int index, Way way, SlotSecrets secrets, Keys keys, SecureRandom random) throws Failure {
        SlotKind kind = way.kind();
        Argon2Cost cost = header.costs().get(0);
        byte[] slotId = new byte[SlotTable.SLOT_ID_BYTES];
        random.nextBytes(slotId);
        try (SecretBytes secret = secrets.forSlot(kind, header, cost)) {
            vault.put(index, kind, secret, cost, slotId, keys.vaultKey(), random);
            identity.put(index, kind, secret, cost, slotId, keys.identityKey(), random);
        }
        Optional<Argon2Cost> stretched = kind.hasPassphrase() ? Optional.of(cost) : Optional.empty();
        return new Slot(index, kind, Sha256.hex(slotId), stretched, way.needed(), way.shares());
    }

    void clear(int index, SecureRandom random) {
        vault.clear(index, random);
        identity.clear(index, random);
    }
}
