package org.letopis.vault;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Argon2id;
import org.letopis.crypto.Hkdf;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/**
 * What somebody holds to get in, or to make a way in: any of a passphrase, the bytes of a key file, of a recovery code
 * and of a secret put together from shares. Wiped on {@link #close()}.
 *
 * <p>Only what a person chose is stretched; the others are random and need no more than a derivation, and so open a
 * vault with little memory.
 */
public final class SlotSecrets implements AutoCloseable {
    /** Length of a key file. */
    public static final int KEY_FILE_BYTES = 64;

    private static final int STRETCHED_BYTES = 32;
    private static final int MARK_BYTES = 32;

    private final Map<SlotKind, SecretBytes> held = new EnumMap<>(SlotKind.class);
    private Optional<SecretBytes> identityPassphrase = Optional.empty();
    private final Map<Stretching, SecretBytes> stretched = new HashMap<>();

    /** One stretching serves every slot of a vault; a vault under new keys has another salt. */
    private record Stretching(String salt, Argon2Cost cost) {}

    /** Holds nothing yet. */
    public SlotSecrets() {}

    /** Takes a copy of the passphrase. */
    public SlotSecrets withPassphrase(Passphrase passphrase) {
        held.put(SlotKind.PASSPHRASE, passphrase.utf8());
        return this;
    }

    /** Takes a copy of the passphrase of the identity compartment, for a vault where it has one of its own. */
    public SlotSecrets withIdentityPassphrase(Passphrase passphrase) {
        identityPassphrase.ifPresent(SecretBytes::close);
        identityPassphrase = Optional.of(passphrase.utf8());
        return this;
    }

    /** Returns the passphrase of the identity compartment as UTF-8, where it is held; it stays ours. */
    Optional<SecretBytes> identityPassphrase() {
        return identityPassphrase;
    }

    /** Takes over a secret that is not a passphrase, and closes it in time. */
    public SlotSecrets with(SlotKind kind, SecretBytes secret) {
        if (kind.hasPassphrase()) {
            throw new IllegalArgumentException(kind.label());
        }
        held.put(kind, secret);
        return this;
    }

    /** Returns a mark of each secret that is held, by which the same one is known again; the caller closes them. */
    Map<SlotKind, SecretBytes> marks(byte[] vaultId) {
        Map<SlotKind, SecretBytes> marks = new EnumMap<>(SlotKind.class);
        held.forEach((kind, secret) ->
                marks.put(kind, Hkdf.sha256(secret, vaultId, "letopis-given/1 " + kind.label(), MARK_BYTES)));
        return marks;
    }

    /** Returns whether this is enough for a way of that kind. */
    public boolean has(SlotKind kind) {
        return kind == SlotKind.PASSPHRASE_AND_KEY_FILE
                ? held.containsKey(SlotKind.PASSPHRASE) && held.containsKey(SlotKind.KEY_FILE)
                : held.containsKey(kind);
    }

    /** Returns the secret from which a slot of this kind is derived; the caller closes it. */
    SecretBytes forSlot(SlotKind kind, Header header, Argon2Cost cost) throws Failure {
        if (!has(kind)) {
            throw new IllegalStateException("no secret for " + kind.label());
        }
        return switch (kind) {
            case PASSPHRASE -> SecretBytes.copyOf(stretched(header, cost).exposed());
            case PASSPHRASE_AND_KEY_FILE -> joined(stretched(header, cost), held.get(SlotKind.KEY_FILE));
            case KEY_FILE, RECOVERY_CODE, SHARES ->
                SecretBytes.copyOf(held.get(kind).exposed());
        };
    }

    private static SecretBytes joined(SecretBytes one, SecretBytes other) {
        return SecretBytes.owning(ByteBuffer.allocate(one.lengthBytes() + other.lengthBytes())
                .put(one.exposed())
                .put(other.exposed())
                .array());
    }

    private SecretBytes stretched(Header header, Argon2Cost cost) throws Failure {
        Stretching one = new Stretching(Sha256.hex(header.salt()), cost);
        SecretBytes done = stretched.get(one);
        if (done == null) {
            if (!cost.fitsHeap()) {
                throw new Failure.Io("vault.memory", cost.neededHeapMib());
            }
            done = Argon2id.derive(held.get(SlotKind.PASSPHRASE), header.salt(), cost, STRETCHED_BYTES);
            stretched.put(one, done);
        }
        return done;
    }

    @Override
    public void close() {
        held.values().forEach(SecretBytes::close);
        stretched.values().forEach(SecretBytes::close);
        identityPassphrase.ifPresent(SecretBytes::close);
    }
}
