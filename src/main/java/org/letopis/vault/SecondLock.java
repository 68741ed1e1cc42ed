package org.letopis.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Argon2id;
import org.letopis.crypto.Hkdf;
import org.letopis.crypto.Seal;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A key of the identity compartment that needs two things: the key that the slots hold, and a passphrase of its own. What
 * is kept opens with both together only; the commitment, a separate output of HKDF, makes a second key for it impossible.
 *
 * <p>Layout: {@code docs/reference/vault-format.md}, section "A passphrase of the compartment".
 *
 * @param salt 32 random bytes, new with each passphrase
 * @param commitment 32 bytes
 * @param sealed the key of 32 bytes, sealed
 */
record SecondLock(Argon2Cost cost, byte[] salt, byte[] commitment, byte[] sealed) {
    static final int KEY_BYTES = 32;

    private static final String LABEL = "letopis-identities/1";
    private static final int SALT_BYTES = 32;

    /**
     * Locks a key.
     *
     * @param passphrase as UTF-8
     * @param ofSlots the key that the slots hold
     */
    static SecondLock of(
            SecretBytes key,
            SecretBytes passphrase,
            SecretBytes ofSlots,
            byte[] vaultId,
            Argon2Cost cost,
            SecureRandom random)
            throws Failure {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        try (SecretBytes both = both(passphrase, ofSlots, salt, cost);
                SecretBytes wrapping = derive(both, vaultId, "wrap");
                SecretBytes commitment = derive(both, vaultId, "commit");
                Seal seal = new Seal(wrapping, random)) {
            byte[] sealed = seal.seal(key.exposed(), context(vaultId, cost));
            return new SecondLock(cost, salt, commitment.exposed().clone(), sealed);
        }
    }

    /**
     * Returns the key, which the caller closes.
     *
     * @throws Failure.WrongPassphrase when it is another passphrase
     */
    SecretBytes open(SecretBytes passphrase, SecretBytes ofSlots, byte[] vaultId) throws Failure {
        try (SecretBytes both = both(passphrase, ofSlots, salt, cost);
                SecretBytes wrapping = derive(both, vaultId, "wrap");
                SecretBytes expected = derive(both, vaultId, "commit");
                Seal seal = new Seal(wrapping, new SecureRandom())) {
            if (!MessageDigest.isEqual(expected.exposed(), commitment)) {
                throw new Failure.WrongPassphrase("identities.wrong-passphrase");
            }
            SecretBytes key = SecretBytes.owning(seal.open(sealed, context(vaultId, cost)));
            if (key.lengthBytes() != KEY_BYTES) {
                key.close();
                throw new Failure.Damaged("vault.damaged");
            }
            return key;
        }
    }

    private static SecretBytes both(SecretBytes passphrase, SecretBytes ofSlots, byte[] salt, Argon2Cost cost)
            throws Failure {
        if (!cost.fitsHeap()) {
            throw new Failure.Io("vault.memory", cost.neededHeapMib());
        }
        try (SecretBytes stretched = Argon2id.derive(passphrase, salt, cost, KEY_BYTES)) {
            return SecretBytes.owning(ByteBuffer.allocate(2 * KEY_BYTES)
                    .put(ofSlots.exposed())
                    .put(stretched.exposed())
                    .array());
        }
    }

    private static SecretBytes derive(SecretBytes both, byte[] vaultId, String purpose) {
        return Hkdf.sha256(both, vaultId, LABEL + " " + purpose, KEY_BYTES);
    }

    private static byte[] context(byte[] vaultId, Argon2Cost cost) {
        byte[] label = (LABEL + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] costs = Header.costBytes(List.of(cost));
        return ByteBuffer.allocate(label.length + vaultId.length + costs.length)
                .put(label)
                .put(vaultId)
                .put(costs)
                .array();
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("memoryKib", cost.memoryKib())
                .with("passes", cost.passes())
                .with("lanes", cost.lanes())
                .with("salt", Sha256.hex(salt))
                .with("commitment", Sha256.hex(commitment))
                .with("key", Sha256.hex(sealed));
    }

    static SecondLock read(JsonObject json) throws JsonProblem, Failure {
        json.only("memoryKib", "passes", "lanes", "salt", "commitment", "key");
        Argon2Cost cost = Argon2Cost.read(
                (int) json.integer("memoryKib", 0, Integer.MAX_VALUE),
                (int) json.integer("passes", 0, Integer.MAX_VALUE),
                (int) json.integer("lanes", 0, Integer.MAX_VALUE));
        return new SecondLock(
                cost,
                Header.exactly(json.string("salt"), SALT_BYTES),
                Header.exactly(json.string("commitment"), KEY_BYTES),
                Header.exactly(json.string("key"), KEY_BYTES + Seal.OVERHEAD_BYTES));
    }
}
