package org.letopis.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.crypto.Hkdf;
import org.letopis.crypto.SecretBytes;

/**
 * The two random keys of an open vault, the vault key and the key of the identity compartment, and the keys that are
 * derived from them, one for each table.
 */
final class Keys implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final byte[] vaultId;
    private final SecretBytes vaultKey;
    private final SecretBytes identityKey;
    private final RowSeal.Maker maker;
    private int openedBy;
    private String lockId = "";
    private SecretBytes lockedKey;
    private SealedTable lockedSeal;
    private SealedTable closedSeal;
    private final Map<SlotKind, SecretBytes> given = new EnumMap<>(SlotKind.class);
    private final Map<Table, SealedTable> tables = new EnumMap<>(Table.class);

    private Keys(byte[] vaultId, SecretBytes vaultKey, SecretBytes identityKey, RowSeal.Maker maker) {
        this.vaultId = vaultId;
        this.vaultKey = vaultKey;
        this.identityKey = identityKey;
        this.maker = maker;
    }

    static Keys generate(Header header, RowSeal.Maker maker, SecureRandom random) {
        return new Keys(
                header.vaultId(), SecretBytes.random(random, KEY_BYTES), SecretBytes.random(random, KEY_BYTES), maker);
    }

    /** Returns new random keys, for a file that takes the place of this vault's. */
    Keys renewed(Header header, SecureRandom random) {
        return generate(header, maker, random);
    }

    /** Takes over the keys that a way in has opened. */
    static Keys of(Header header, Slots.Opened opened, RowSeal.Maker maker) {
        Keys keys = new Keys(header.vaultId(), opened.vaultKey(), opened.identityKey(), maker);
        keys.openedBy = opened.index();
        return keys;
    }

    SecretBytes vaultKey() {
        return vaultKey;
    }

    SecretBytes identityKey() {
        return identityKey;
    }

    /** Returns the index of the slot that gave these keys. */
    int openedBy() {
        return openedBy;
    }

    /** Takes over marks of all secrets that were given when these keys were. */
    void givenWith(Map<SlotKind, SecretBytes> marks) {
        given.putAll(marks);
    }

    /**
     * Returns whether all that a way of this kind needs was given already when these keys were.
     *
     * @param marks of what is given now
     */
    boolean wereGivenWith(SlotKind kind, Map<SlotKind, SecretBytes> marks) {
        Set<SlotKind> needed = kind == SlotKind.PASSPHRASE_AND_KEY_FILE
                ? EnumSet.of(SlotKind.PASSPHRASE, SlotKind.KEY_FILE)
                : EnumSet.of(kind);
        return needed.stream()
                .allMatch(one -> given.containsKey(one) && given.get(one).equals(marks.get(one)));
    }

    /** Returns the same keys once more, to be closed by themselves. */
    Keys copy() {
        Keys copy = new Keys(vaultId, vaultKey.slice(0, KEY_BYTES), identityKey.slice(0, KEY_BYTES), maker);
        copy.openedBy = openedBy;
        given.forEach((kind, mark) -> copy.given.put(kind, mark.slice(0, mark.lengthBytes())));
        if (lockedKey != null) {
            copy.unlocked(lockId, lockedKey.slice(0, KEY_BYTES));
        }
        return copy;
    }

    /** Returns whether these are the keys of the vault with this header. */
    boolean isOf(Header header) {
        return Arrays.equals(vaultId, header.vaultId());
    }

    /** Returns the seal of a table, for rows without a key of their own. */
    SealedTable table(Table table) {
        return tables.computeIfAbsent(table, missing -> {
            SecretBytes from = missing == Table.IDENTITY_KEY ? identityKey : vaultKey;
            return sealed(from, missing.sqlName());
        });
    }

    byte[] vaultId() {
        return vaultId;
    }

    /**
     * Takes over a key of the compartment that a passphrase of its own gave.
     *
     * @param lock the id of the lock that it lay in
     */
    void unlocked(String lock, SecretBytes key) {
        forgetUnlocked();
        lockId = lock;
        lockedKey = key;
        lockedSeal = sealed(key, Table.IDENTITY_KEY.sqlName());
    }

    /** Returns the seal of the compartment's keys that lay in this lock, if that was opened. */
    Optional<SealedTable> unlocked(String lock) {
        return lockedKey != null && lockId.equals(lock) ? Optional.of(lockedSeal) : Optional.empty();
    }

    void forgetUnlocked() {
        if (lockedKey != null) {
            lockedKey.close();
            lockedSeal.close();
            lockedKey = null;
            lockedSeal = null;
        }
    }

    /** Returns the seal of what takes the place of a key that is destroyed while the compartment is closed. */
    SealedTable whileClosed() {
        if (closedSeal == null) {
            closedSeal = sealed(vaultKey, Table.IDENTITY_KEY.sqlName());
        }
        return closedSeal;
    }

    /** Returns the seal of a table once more, for another thread; the caller closes it. */
    SealedTable another(Table table) {
        return sealed(vaultKey, table.sqlName());
    }

    /** Returns the seal of rows that have a key of their own; the caller closes it. */
    SealedTable of(SecretBytes objectKey, Table table) {
        return sealed(objectKey, table.sqlName());
    }

    /**
     * Returns the row id of the {@code number}-th piece of an object: 63 bits that tell neither order nor kinship, and that
     * need not be listed anywhere.
     */
    long chunkId(SecretBytes objectKey, long number) {
        try (SecretBytes id = Hkdf.sha256(objectKey, vaultId, "letopis-vault/1 chunk " + number, Long.BYTES)) {
            return ByteBuffer.wrap(id.exposed()).getLong() & Long.MAX_VALUE;
        }
    }

    private SealedTable sealed(SecretBytes from, String table) {
        try (SecretBytes key = Hkdf.sha256(from, vaultId, "letopis-vault/1 " + table, KEY_BYTES)) {
            return new SealedTable(maker, key, vaultId, table);
        }
    }

    @Override
    public void close() {
        tables.values().forEach(SealedTable::close);
        forgetUnlocked();
        if (closedSeal != null) {
            closedSeal.close();
        }
        given.values().forEach(SecretBytes::close);
        vaultKey.close();
        identityKey.close();
    }
}
