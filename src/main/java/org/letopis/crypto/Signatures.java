package org.letopis.crypto;

import org.letopis.failure.Failure;

/** Two armored SSHSIG signatures over the same bytes. */
public final class Signatures {
    private Signatures() {}

    public static Signatures parse(byte[] ed25519Armor, byte[] compositeArmor) throws Failure.Damaged {
        throw new UnsupportedOperationException("being built");
    }

    public byte[] ed25519() {
        throw new UnsupportedOperationException("being built");
    }

    public byte[] composite() {
        throw new UnsupportedOperationException("being built");
    }
}
