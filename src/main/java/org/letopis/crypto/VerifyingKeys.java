package org.letopis.crypto;

import org.letopis.failure.Failure;

/** The public halves of the two signing keys. */
public final class VerifyingKeys {
    private VerifyingKeys() {}

    public static VerifyingKeys parse(String ed25519Line, String compositeLine) throws Failure.Damaged {
        throw new UnsupportedOperationException("being built");
    }

    public static VerifyingKeys claimedBy(Signatures signatures) throws Failure.Damaged {
        throw new UnsupportedOperationException("being built");
    }

    public String ed25519Line() {
        throw new UnsupportedOperationException("being built");
    }

    public String compositeLine() {
        throw new UnsupportedOperationException("being built");
    }

    public Fingerprint fingerprint() {
        throw new UnsupportedOperationException("being built");
    }

    public void verify(String namespace, byte[] message, Signatures signatures) throws Failure.Damaged {
        throw new UnsupportedOperationException("being built");
    }
}
