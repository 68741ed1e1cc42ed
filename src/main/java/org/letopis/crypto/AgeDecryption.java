package org.letopis.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.letopis.failure.Failure;

/** Reads an age file. */
public final class AgeDecryption extends InputStream {
    private AgeDecryption() {}

    public static AgeDecryption open(InputStream source, List<AgeIdentity> identities) throws Failure {
        throw new UnsupportedOperationException("being built");
    }

    public static AgeDecryption openWithFileKey(InputStream source, SecretBytes fileKey) throws Failure {
        throw new UnsupportedOperationException("being built");
    }

    public int foreignStanzas() {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public int read() throws IOException {
        throw new UnsupportedOperationException("being built");
    }
}
