package org.letopis.crypto;

import java.util.Arrays;
import org.letopis.failure.Failure;

/** The public halves of a person's two signing keys. A value: equal when both keys are. */
public final class VerifyingKeys {
    private final byte[] ed25519;
    private final byte[] composite;

    private VerifyingKeys(byte[] ed25519, byte[] composite) {
        this.ed25519 = ed25519;
        this.composite = composite;
    }

    static VerifyingKeys ofKeys(byte[] ed25519, byte[] composite) {
        return new VerifyingKeys(ed25519, composite);
    }

    /**
     * Reads two public key lines without comments.
     *
     * @throws Failure.Damaged when a line has another form than {@link #ed25519Line()} and {@link #compositeLine()}
     *     give, or the key is not a sound one
     */
    public static VerifyingKeys parse(String ed25519Line, String compositeLine) throws Failure.Damaged {
        return new VerifyingKeys(
                SignatureScheme.ED25519.publicKey(ed25519Line), SignatureScheme.COMPOSITE.publicKey(compositeLine));
    }

    /**
     * Returns the keys that the signatures say they were made with. A claim: {@link #verify} proves that the signer had
     * them, and only a comparison of the {@link #fingerprint()} proves who that is.
     */
    public static VerifyingKeys claimedBy(Signatures signatures) {
        return new VerifyingKeys(
                signatures.ed25519Signature().publicKey(),
                signatures.compositeSignature().publicKey());
    }

    /** Returns {@code ssh-ed25519 AAAA...}. */
    public String ed25519Line() {
        return SignatureScheme.ED25519.line(ed25519);
    }

    /** Returns {@code ssh-mldsa44-ed25519 AAAA...}. */
    public String compositeLine() {
        return SignatureScheme.COMPOSITE.line(composite);
    }

    /** Returns the fingerprint of both keys. */
    public Fingerprint fingerprint() {
        return Fingerprint.of(SignatureScheme.ED25519.keyBlob(ed25519), SignatureScheme.COMPOSITE.keyBlob(composite));
    }

    /**
     * Checks that both signatures were made with exactly these keys, for this purpose, over this message.
     *
     * @throws Failure.Damaged when one of the two was not
     */
    public void verify(String namespace, byte[] message, Signatures signatures) throws Failure.Damaged {
        signatures.ed25519Signature().verify(ed25519, namespace, message);
        signatures.compositeSignature().verify(composite, namespace, message);
    }

    byte[] ed25519() {
        return ed25519;
    }

    byte[] composite() {
        return composite;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKeys that
                && Arrays.equals(ed25519, that.ed25519)
                && Arrays.equals(composite, that.composite);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ed25519) * 31 + Arrays.hashCode(composite);
    }

    @Override
    public String toString() {
        return ed25519Line();
    }
}
