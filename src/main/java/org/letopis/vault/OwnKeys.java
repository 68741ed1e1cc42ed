package org.letopis.vault;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.letopis.crypto.AgeIdentity;
import org.letopis.crypto.SecretBytes;
import org.letopis.crypto.SigningKeys;
import org.letopis.failure.Failure;

/** The secret keys of the vault's owner: one to receive with, and the pair to sign with. */
public final class OwnKeys implements AutoCloseable {
    private static final int SEED_BYTES = 32;
    private static final int SEEDS = 4;

    private final AgeIdentity identity;
    private final SigningKeys signing;

    private OwnKeys(AgeIdentity identity, SigningKeys signing) {
        this.identity = identity;
        this.signing = signing;
    }

    public static OwnKeys generate(SecureRandom random) {
        return new OwnKeys(AgeIdentity.generate(random), SigningKeys.generate(random));
    }

    /** Returns the same signing keys with a new key to receive with. */
    public OwnKeys withNewIdentity(SecureRandom random) {
        try (SecretBytes ed25519 = signing.ed25519Seed();
                SecretBytes mldsa = signing.mldsaSeed();
                SecretBytes composite = signing.compositeEd25519Seed()) {
            return new OwnKeys(AgeIdentity.generate(random), SigningKeys.fromSeeds(ed25519, mldsa, composite));
        }
    }

    public AgeIdentity identity() {
        return identity;
    }

    public SigningKeys signing() {
        return signing;
    }

    /** Returns the four seeds one after another: receiving, Ed25519, ML-DSA and Ed25519 of the composite. */
    SecretBytes seeds() {
        byte[] bytes = new byte[SEEDS * SEED_BYTES];
        ByteBuffer all = ByteBuffer.wrap(bytes);
        try (SecretBytes age = identity.seed();
                SecretBytes ed25519 = signing.ed25519Seed();
                SecretBytes mldsa = signing.mldsaSeed();
                SecretBytes composite = signing.compositeEd25519Seed()) {
            all.put(age.exposed()).put(ed25519.exposed()).put(mldsa.exposed()).put(composite.exposed());
        }
        return SecretBytes.owning(bytes);
    }

    /** Reads what {@link #seeds} gave, and wipes it. */
    static OwnKeys read(byte[] seeds) throws Failure {
        if (seeds.length != SEEDS * SEED_BYTES) {
            throw new Failure.Damaged("vault.damaged");
        }
        try (SecretBytes all = SecretBytes.copyOf(seeds);
                SecretBytes age = all.slice(0, SEED_BYTES);
                SecretBytes ed25519 = all.slice(SEED_BYTES, 2 * SEED_BYTES);
                SecretBytes mldsa = all.slice(2 * SEED_BYTES, 3 * SEED_BYTES);
                SecretBytes composite = all.slice(3 * SEED_BYTES, 4 * SEED_BYTES)) {
            return new OwnKeys(AgeIdentity.fromSeed(age), SigningKeys.fromSeeds(ed25519, mldsa, composite));
        } finally {
            Arrays.fill(seeds, (byte) 0);
        }
    }

    @Override
    public void close() {
        identity.close();
        signing.close();
    }
}
