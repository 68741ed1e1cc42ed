package org.letopis.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.letopis.crypto.Hkdf;
import org.letopis.crypto.Seal;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/**
 * Eight places of equal size for ways into one key; unused ones hold random bytes and look the same. A place is 32 bytes
 * of commitment and a sealed body of kind, slot id, roles and the key. AES-GCM alone is not key-committing: the
 * commitment, a separate output of HKDF, makes a second key for the same place impossible.
 *
 * <p>Layout: {@code docs/reference/vault-format.md}, section "Slots".
 */
final class SlotTable {
    static final int SLOTS = 8;
    static final int SLOT_BYTES = 512;
    static final int TABLE_BYTES = SLOTS * SLOT_BYTES;
    private static final int COMMITMENT_BYTES = 32;
    private static final int BODY_BYTES = SLOT_BYTES - COMMITMENT_BYTES - Seal.OVERHEAD_BYTES;
    private static final int SLOT_ID_BYTES = 16;
    private static final int KEY_BYTES = 32;

    /** A way in. The number is written into the slot. */
    enum Kind {
        PASSPHRASE(1);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        private String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String name;
    private final Header header;
    private final byte[] bytes;

    private SlotTable(String name, Header header, byte[] bytes) {
        this.name = name;
        this.header = header;
        this.bytes = bytes;
    }

    /** @param name which of the two tables, {@code vault} or {@code identity}: part of every derivation */
    static SlotTable empty(String name, Header header, SecureRandom random) {
        byte[] bytes = new byte[TABLE_BYTES];
        random.nextBytes(bytes);
        return new SlotTable(name, header, bytes);
    }

    static SlotTable read(String name, Header header, byte[] bytes) throws Failure.Damaged {
        if (bytes.length != TABLE_BYTES) {
            throw new Failure.Damaged("vault.damaged");
        }
        return new SlotTable(name, header, bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Fills a place with a way in. */
    void put(int index, Kind kind, SecretBytes stretched, SecretBytes key, SecureRandom random) {
        byte[] slotId = new byte[SLOT_ID_BYTES];
        random.nextBytes(slotId);
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put((byte) kind.number)
                .put(slotId)
                .put((byte) 0)
                .put(key.exposed())
                .array();
        try (SecretBytes wrapping = derive(kind, stretched, "wrap");
                SecretBytes commitment = derive(kind, stretched, "commit");
                Seal seal = new Seal(wrapping, random)) {
            ByteBuffer.wrap(bytes, index * SLOT_BYTES, SLOT_BYTES)
                    .put(commitment.exposed())
                    .put(seal.seal(body, context(index)));
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** Returns the key, or nothing when no place opens this way. */
    Optional<SecretBytes> open(Kind kind, SecretBytes stretched) throws Failure.Damaged {
        try (SecretBytes commitment = derive(kind, stretched, "commit")) {
            for (int index = 0; index < SLOTS; index++) {
                int at = index * SLOT_BYTES;
                byte[] stored = Arrays.copyOfRange(bytes, at, at + COMMITMENT_BYTES);
                if (MessageDigest.isEqual(stored, commitment.exposed())) {
                    return Optional.of(unwrap(kind, stretched, index));
                }
            }
        }
        return Optional.empty();
    }

    private SecretBytes unwrap(Kind kind, SecretBytes stretched, int index) throws Failure.Damaged {
        int at = index * SLOT_BYTES;
        byte[] sealed = Arrays.copyOfRange(bytes, at + COMMITMENT_BYTES, at + SLOT_BYTES);
        try (SecretBytes wrapping = derive(kind, stretched, "wrap");
                Seal seal = new Seal(wrapping, new SecureRandom());
                SecretBytes body = SecretBytes.owning(seal.open(sealed, context(index)))) {
            if (body.exposed()[0] != kind.number) {
                throw new Failure.Damaged("vault.damaged");
            }
            int from = 1 + SLOT_ID_BYTES + 1;
            return body.slice(from, from + KEY_BYTES);
        }
    }

    private SecretBytes derive(Kind kind, SecretBytes stretched, String purpose) {
        String info = "letopis-slot/1 " + name + " " + kind.label() + " " + purpose;
        return Hkdf.sha256(stretched, header.vaultId(), info, KEY_BYTES);
    }

    private byte[] context(int index) {
        byte[] label = ("letopis-slot/1 " + name + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] costs = header.costBytes();
        return ByteBuffer.allocate(label.length + header.vaultId().length + Integer.BYTES + costs.length)
                .put(label)
                .put(header.vaultId())
                .putInt(index)
                .put(costs)
                .array();
    }
}
