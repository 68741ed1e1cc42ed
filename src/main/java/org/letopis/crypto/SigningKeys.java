package org.letopis.crypto;

import java.security.SecureRandom;

/**
 * The secret halves of a person's two signing keys: a plain Ed25519 key that every {@code ssh-keygen} knows, and an
 * independent composite ML-DSA-44 + Ed25519 key that outlives a quantum computer. Three seeds of 32 bytes, none used
 * for two purposes.
 */
public final class SigningKeys implements AutoCloseable {
    /** Length of each seed in bytes. */
    public static final int SEED_BYTES = 32;

    private final SecretBytes ed25519Seed;
    private final SecretBytes mldsaSeed;
    private final SecretBytes compositeEd25519Seed;
    private final VerifyingKeys verifyingKeys;

    private SigningKeys(SecretBytes ed25519Seed, SecretBytes mldsaSeed, SecretBytes compositeEd25519Seed) {
        this.ed25519Seed = ed25519Seed;
        this.mldsaSeed = mldsaSeed;
        this.compositeEd25519Seed = compositeEd25519Seed;
        this.verifyingKeys = VerifyingKeys.ofKeys(
                PlainEd25519.publicKey(ed25519Seed), Composite.publicKey(mldsaSeed, compositeEd25519Seed));
    }

    /** Returns new random keys. */
    public static SigningKeys generate(SecureRandom random) {
        return new SigningKeys(
                SecretBytes.random(random, SEED_BYTES),
                SecretBytes.random(random, SEED_BYTES),
                SecretBytes.random(random, SEED_BYTES));
    }

    /** Returns the keys of three seeds of 32 bytes, of which it keeps copies. */
    public static SigningKeys fromSeeds(
            SecretBytes ed25519Seed, SecretBytes mldsaSeed, SecretBytes compositeEd25519Seed) {
        return new SigningKeys(copyOf(ed25519Seed), copyOf(mldsaSeed), copyOf(compositeEd25519Seed));
    }

    /** Returns a copy of the seed of the plain key. */
    public SecretBytes ed25519Seed() {
        return copyOf(ed25519Seed);
    }

    /** Returns a copy of the seed of the ML-DSA-44 half of the composite key. */
    public SecretBytes mldsaSeed() {
        return copyOf(mldsaSeed);
    }

    /** Returns a copy of the seed of the Ed25519 half of the composite key. */
    public SecretBytes compositeEd25519Seed() {
        return copyOf(compositeEd25519Seed);
    }

    /** Returns the public halves. */
    public VerifyingKeys verifyingKeys() {
        return verifyingKeys;
    }

    /**
     * Signs with both keys. The same keys, namespace and message give the same signatures.
     *
     * @param namespace what the signature is for, ASCII; a verifier must ask for the same
     */
    public Signatures sign(String namespace, byte[] message) {
        byte[] signed = SshSignature.toBeSigned(namespace, message);
        return new Signatures(
                new SshSignature(
                        SignatureScheme.ED25519,
                        verifyingKeys.ed25519(),
                        namespace,
                        PlainEd25519.sign(ed25519Seed, signed)),
                new SshSignature(
                        SignatureScheme.COMPOSITE,
                        verifyingKeys.composite(),
                        namespace,
                        Composite.sign(mldsaSeed, compositeEd25519Seed, signed)));
    }

    /** Wipes the seeds. */
    @Override
    public void close() {
        ed25519Seed.close();
        mldsaSeed.close();
        compositeEd25519Seed.close();
    }

    @Override
    public String toString() {
        return "SigningKeys[redacted]";
    }

    private static SecretBytes copyOf(SecretBytes seed) {
        if (seed.lengthBytes() != SEED_BYTES) {
            throw new IllegalArgumentException("a signing seed has 32 bytes");
        }
        return SecretBytes.copyOf(seed.exposed());
    }
}
