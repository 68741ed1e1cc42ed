package org.letopis.crypto;

import java.security.SecureRandom;

/** The secret half of an age recipient. */
public final class AgeIdentity implements AutoCloseable {
    private AgeIdentity() {}

    public static AgeIdentity generate(SecureRandom random) {
        throw new UnsupportedOperationException("being built");
    }

    public static AgeIdentity fromSeed(SecretBytes seed) {
        throw new UnsupportedOperationException("being built");
    }

    public SecretBytes seed() {
        throw new UnsupportedOperationException("being built");
    }

    public AgeRecipient recipient() {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public void close() {}
}
