package org.letopis.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Argon2id;
import org.letopis.crypto.Hkdf;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

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

    /** Puts a passphrase into both slot tables: it opens the vault and the compartment. */
    void addPassphrase(
            SlotTable vault, SlotTable identity, int index, Header header, Passphrase passphrase, SecureRandom random)
            throws Failure {
        try (SecretBytes stretched = stretch(passphrase, header, header.costs().get(0))) {
            vault.put(index, SlotTable.Kind.PASSPHRASE, stretched, vaultKey, random);
            identity.put(index, SlotTable.Kind.PASSPHRASE, stretched, identityKey, random);
        }
    }

    /** Tries the current and then the previous parameters; one derivation tests all slots. */
    static Keys unlock(SlotTable vault, SlotTable identity, Header header, Passphrase passphrase, RowSeal.Maker maker)
            throws Failure {
        for (Argon2Cost cost : header.costs()) {
            try (SecretBytes stretched = stretch(passphrase, header, cost)) {
                Optional<SecretBytes> vaultKey = vault.open(SlotTable.Kind.PASSPHRASE, stretched);
                Optional<SecretBytes> identityKey = identity.open(SlotTable.Kind.PASSPHRASE, stretched);
                if (vaultKey.isPresent() && identityKey.isPresent()) {
                    return new Keys(header.vaultId(), vaultKey.get(), identityKey.get(), maker);
                }
            }
        }
        throw new Failure.WrongPassphrase("vault.wrong-passphrase");
    }

    private static SecretBytes stretch(Passphrase passphrase, Header header, Argon2Cost cost) throws Failure {
        if (!cost.fitsHeap()) {
            throw new Failure.Io("vault.memory", cost.neededHeapMib());
        }
        try (SecretBytes utf8 = passphrase.utf8()) {
            return Argon2id.derive(utf8, header.salt(), cost, KEY_BYTES);
        }
    }

    /** Returns the same keys once more, to be closed by themselves. */
    Keys copy() {
        return new Keys(vaultId, vaultKey.slice(0, KEY_BYTES), identityKey.slice(0, KEY_BYTES), maker);
    }

    /** Returns the seal of a table, for rows without a key of their own. */
    SealedTable table(Table table) {
        return tables.computeIfAbsent(table, missing -> {
            SecretBytes from = missing == Table.IDENTITY_KEY ? identityKey : vaultKey;
            return sealed(from, missing.sqlName());
        });
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
        vaultKey.close();
        identityKey.close();
    }
}
