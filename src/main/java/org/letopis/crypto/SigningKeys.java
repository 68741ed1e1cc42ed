package org.letopis.crypto;

import java.security.SecureRandom;

/** The secret halves of the two signing keys. */
public final class SigningKeys implements AutoCloseable {
    private SigningKeys() {}

    public static SigningKeys generate(SecureRandom random) {
        throw new UnsupportedOperationException("being built");
    }

    public static SigningKeys fromSeeds(
            SecretBytes ed25519Seed, SecretBytes mldsaSeed, SecretBytes compositeEd25519Seed) {
        throw new UnsupportedOperationException("being built");
    }

    public SecretBytes ed25519Seed() {
        throw new UnsupportedOperationException("being built");
    }

    public SecretBytes mldsaSeed() {
        throw new UnsupportedOperationException("being built");
    }

    public SecretBytes compositeEd25519Seed() {
        throw new UnsupportedOperationException("being built");
    }

    public VerifyingKeys verifyingKeys() {
        throw new UnsupportedOperationException("being built");
    }

    public Signatures sign(String namespace, byte[] message) {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public void close() {}
}
