package org.letopis.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.List;

/** Writes an age file. */
public final class AgeEncryption implements AutoCloseable {
    private AgeEncryption() {}

    public static OutputStream to(OutputStream sink, List<AgeRecipient> recipients, int decoys, SecureRandom random)
            throws IOException {
        throw new UnsupportedOperationException("being built");
    }

    public static AgeEncryption start(OutputStream sink, List<AgeRecipient> recipients, int decoys, SecureRandom random)
            throws IOException {
        throw new UnsupportedOperationException("being built");
    }

    public OutputStream stream() {
        throw new UnsupportedOperationException("being built");
    }

    public SecretBytes fileKey() {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public void close() {}
}
