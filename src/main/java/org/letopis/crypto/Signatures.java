package org.letopis.crypto;

import org.letopis.failure.Failure;

/** Two armored SSHSIG signatures over the same bytes, one of each key. Read, but not yet verified. */
public final class Signatures {
    private final SshSignature ed25519;
    private final SshSignature composite;

    Signatures(SshSignature ed25519, SshSignature composite) {
        this.ed25519 = ed25519;
        this.composite = composite;
    }

    /**
     * Reads two signature files.
     *
     * @param ed25519Armor at most 16 KiB
     * @param compositeArmor at most 16 KiB
     * @throws Failure.Damaged when one differs in any byte from what {@code ssh-keygen} writes: another key type or
     *     hash, a filled reserved field, other line breaks, anything after the end
     */
    public static Signatures parse(byte[] ed25519Armor, byte[] compositeArmor) throws Failure.Damaged {
        return new Signatures(
                SshSignature.parse(SignatureScheme.ED25519, ed25519Armor),
                SshSignature.parse(SignatureScheme.COMPOSITE, compositeArmor));
    }

    /** Returns the armored {@code ssh-ed25519} signature. */
    public byte[] ed25519() {
        return ed25519.armored();
    }

    /** Returns the armored {@code ssh-mldsa44-ed25519} signature. */
    public byte[] composite() {
        return composite.armored();
    }

    SshSignature ed25519Signature() {
        return ed25519;
    }

    SshSignature compositeSignature() {
        return composite;
    }
}
