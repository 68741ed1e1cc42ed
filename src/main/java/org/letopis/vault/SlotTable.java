package org.letopis.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
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
    static final int SLOT_ID_BYTES = 16;
    private static final int COMMITMENT_BYTES = 32;
    private static final int BODY_BYTES = SLOT_BYTES - COMMITMENT_BYTES - Seal.OVERHEAD_BYTES;
    private static final int KEY_BYTES = 32;

    private final String name;
    private final Header header;
    private final byte[] bytes;

    private SlotTable(String name, Header header, byte[] bytes) {
        this.name = name;
        this.header = header;
        this.bytes = bytes;
    }

    /** What opened: the place, and the key, which the caller closes. */
    record Opened(int index, SecretBytes key) {}

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

    /**
     * Fills a place with a way in.
     *
     * @param cost with which {@code secret} was stretched, if its kind is
     * @param slotId 16 bytes
     */
    void put(
            int index,
            SlotKind kind,
            SecretBytes secret,
            Argon2Cost cost,
            byte[] slotId,
            SecretBytes key,
            SecureRandom random) {
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .put((byte) kind.number())
                .put(slotId)
                .put((byte) 0)
                .put(key.exposed())
                .array();
        try (SecretBytes wrapping = derive(kind, secret, "wrap");
                SecretBytes commitment = derive(kind, secret, "commit");
                Seal seal = new Seal(wrapping, random)) {
            ByteBuffer.wrap(bytes, index * SLOT_BYTES, SLOT_BYTES)
                    .put(commitment.exposed())
                    .put(seal.seal(body, context(index, kind, cost)));
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /** Makes a place look like one that was never used. */
    void clear(int index, SecureRandom random) {
        byte[] noise = new byte[SLOT_BYTES];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, index * SLOT_BYTES, SLOT_BYTES);
    }

    /** Returns what opens this way, or nothing when no place does. */
    Optional<Opened> open(SlotKind kind, SecretBytes secret, Argon2Cost cost) throws Failure.Damaged {
        try (SecretBytes commitment = derive(kind, secret, "commit")) {
            for (int index = 0; index < SLOTS; index++) {
                int at = index * SLOT_BYTES;
                byte[] stored = Arrays.copyOfRange(bytes, at, at + COMMITMENT_BYTES);
                if (MessageDigest.isEqual(stored, commitment.exposed())) {
                    return Optional.of(new Opened(index, unwrap(kind, secret, cost, index)));
                }
            }
        }
        return Optional.empty();
    }

    private SecretBytes unwrap(SlotKind kind, SecretBytes secret, Argon2Cost cost, int index) throws Failure.Damaged {
        int at = index * SLOT_BYTES;
        byte[] sealed = Arrays.copyOfRange(bytes, at + COMMITMENT_BYTES, at + SLOT_BYTES);
        try (SecretBytes wrapping = derive(kind, secret, "wrap");
                Seal seal = new Seal(wrapping, new SecureRandom());
                SecretBytes body = SecretBytes.owning(seal.open(sealed, context(index, kind, cost)))) {
            if (body.exposed()[0] != kind.number() || body.exposed()[1 + SLOT_ID_BYTES] != 0) {
                throw new Failure.Damaged("vault.damaged"); // a kind or a role of a later version
            }
            int from = 1 + SLOT_ID_BYTES + 1;
            return body.slice(from, from + KEY_BYTES);
        }
    }

    private SecretBytes derive(SlotKind kind, SecretBytes secret, String purpose) {
        String info = "letopis-slot/1 " + name + " " + kind.label() + " " + purpose;
        return Hkdf.sha256(secret, header.vaultId(), info, KEY_BYTES);
    }

    /** Binds the slot to the one cost it was stretched with: the others may come and go without it. */
    private byte[] context(int index, SlotKind kind, Argon2Cost cost) {
        byte[] label = ("letopis-slot/1 " + name + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] costs = Header.costBytes(kind.hasPassphrase() ? List.of(cost) : List.of());
        return ByteBuffer.allocate(label.length + header.vaultId().length + Integer.BYTES + costs.length)
                .put(label)
                .put(header.vaultId())
                .putInt(index)
                .put(costs)
                .array();
    }
}
