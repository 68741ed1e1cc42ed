package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.letopis.failure.Failure;

/**
 * Whom an age file is encrypted to: the public half of an MLKEM768-X25519 (X-Wing) key, written {@code age1pq1...}
 * (C2SP age, section "The MLKEM768-X25519 hybrid post-quantum recipient type").
 */
public final class AgeRecipient {
    static final int KEY_BYTES = 1216;

    private static final String PREFIX = "age1pq";
    private static final int MLKEM_VECTOR_BYTES = 1152;
    private static final int MLKEM_MODULUS = 3329;
    private static final int X25519_BYTES = 32;

    private final String text;
    private final byte[] key;

    private AgeRecipient(String text, byte[] key) {
        this.text = text;
        this.key = key;
    }

    /**
     * Reads a recipient; one key has one text only.
     *
     * @throws Failure.Damaged when it is not lower-case Bech32 with prefix {@code age1pq}, or not a valid public key
     */
    public static AgeRecipient parse(String text) throws Failure.Damaged {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        byte[] key = text.startsWith(PREFIX) ? Bech32.decode(PREFIX, ascii).orElse(new byte[0]) : new byte[0];
        AgeRecipient recipient = new AgeRecipient(text, key);
        if (key.length != KEY_BYTES || !recipient.isSound()) {
            throw new Failure.Damaged("age.recipient");
        }
        return recipient;
    }

    /** Takes over 1216 bytes that were just computed from a secret. */
    static AgeRecipient ofKey(byte[] key) {
        return new AgeRecipient(new String(Bech32.encode(PREFIX, key), StandardCharsets.US_ASCII), key);
    }

    /** Returns the recipient as {@code age1pq1...}, 1959 characters. */
    public String text() {
        return text;
    }

    /** Returns the live 1216 bytes: ML-KEM-768 key, X25519 key. */
    byte[] key() {
        return key;
    }

    /** Returns whether an X25519 value gives a secret that depends on both sides (RFC 7748 section 6.1). */
    static boolean contributes(byte[] bytes, int offset) {
        byte[] anyScalar = new byte[X25519_BYTES];
        return X25519.calculateAgreement(anyScalar, 0, bytes, offset, new byte[X25519_BYTES], 0);
    }

    /** The checks of FIPS 203 section 7.2 (modulus) and RFC 7748 section 6.1 (low order). */
    private boolean isSound() {
        for (int i = 0; i < MLKEM_VECTOR_BYTES; i += 3) {
            int first = (key[i] & 0xff) | (key[i + 1] & 0x0f) << 8;
            int second = (key[i + 1] & 0xf0) >>> 4 | (key[i + 2] & 0xff) << 4;
            if (first >= MLKEM_MODULUS || second >= MLKEM_MODULUS) {
                return false;
            }
        }
        return contributes(key, KEY_BYTES - X25519_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgeRecipient that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
