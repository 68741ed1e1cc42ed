package org.letopis.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * The cipher of the age payload: ChaCha20-Poly1305 (RFC 8439) on chunks of 64 KiB, in the STREAM construction (C2SP
 * age, section "Payload"). The nonce is the number of the chunk and a mark of the last one. One thread at a time.
 */
final class ChunkCipher implements AutoCloseable {
    static final int PLAIN_BYTES = 64 * 1024;
    static final int TAG_BYTES = 16;
    static final int SEALED_BYTES = PLAIN_BYTES + TAG_BYTES;
    static final int PAYLOAD_NONCE_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int COUNTER_OFFSET = 3;

    private final SecretBytes payloadKey;
    private final RawKey key;
    private final Cipher cipher;

    /**
     * Derives the payload key.
     *
     * @param payloadNonce 16 bytes, new for each file
     */
    ChunkCipher(SecretBytes fileKey, byte[] payloadNonce) {
        payloadKey = Hkdf.sha256(fileKey, payloadNonce, "payload", 32);
        key = new RawKey(payloadKey, "ChaCha20");
        try {
            cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 11 and newer have ChaCha20-Poly1305", e);
        }
    }

    /** Writes ciphertext and tag, 16 bytes more than {@code plainBytes}, to the start of {@code sealed}. */
    void seal(long number, boolean last, byte[] plain, int plainBytes, byte[] sealed) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, last));
            cipher.doFinal(plain, 0, plainBytes, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    /** Writes the plain bytes to the start of {@code plain} and returns true, or returns false when the tag is wrong. */
    boolean open(long number, boolean last, byte[] sealed, int sealedBytes, byte[] plain) {
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, nonce(number, last));
            cipher.doFinal(sealed, 0, sealedBytes, plain, 0);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening can fail only on a bad tag", e);
        }
    }

    /** Wipes the payload key. */
    @Override
    public void close() {
        payloadKey.close();
    }

    /** 11 bytes of a big-endian counter, of which a file never needs more than 8, and the mark. */
    private static IvParameterSpec nonce(long number, boolean last) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(nonce).putLong(COUNTER_OFFSET, number);
        nonce[NONCE_BYTES - 1] = (byte) (last ? 1 : 0);
        return new IvParameterSpec(nonce);
    }
}
