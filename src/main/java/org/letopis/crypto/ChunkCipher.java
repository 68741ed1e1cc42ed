package org.letopis.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One chunk at a time of an age payload, and its cipher: ChaCha20-Poly1305 (RFC 8439) in the STREAM construction (C2SP
 * age, section "Payload"). The nonce is the number of the chunk and a mark of the last one. Used again for chunk after
 * chunk; one thread at a time.
 */
final class ChunkCipher {
    static final int PLAIN_BYTES = 64 * 1024;
    static final int TAG_BYTES = ChaChaPoly.TAG_BYTES;
    static final int SEALED_BYTES = PLAIN_BYTES + TAG_BYTES;
    static final int PAYLOAD_NONCE_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int COUNTER_OFFSET = 3;

    private final byte[] plain = new byte[PLAIN_BYTES];
    private final byte[] sealed = new byte[SEALED_BYTES];
    private final ChaChaPoly cipher;

    /** Looks at the payload key and does not own it. */
    ChunkCipher(SecretBytes payloadKey) {
        cipher = new ChaChaPoly(payloadKey);
    }

    /**
     * Returns the key of one payload.
     *
     * @param payloadNonce 16 bytes, new for each file
     */
    static SecretBytes payloadKey(SecretBytes fileKey, byte[] payloadNonce) {
        return Hkdf.sha256(fileKey, payloadNonce, "payload", 32);
    }

    /** Returns the live plain bytes, 64 KiB of which the start is in use. */
    byte[] plain() {
        return plain;
    }

    /** Returns the live sealed bytes, of which the start is in use. */
    byte[] sealed() {
        return sealed;
    }

    /** Seals the first {@code plainBytes}, into 16 bytes more. */
    void seal(long number, boolean last, int plainBytes) {
        cipher.seal(nonce(number, last), plain, plainBytes, sealed);
    }

    /** Opens the first {@code sealedBytes}, into 16 bytes fewer, and returns true; or returns false on a wrong tag. */
    boolean open(long number, boolean last, int sealedBytes) {
        return cipher.open(nonce(number, last), sealed, sealedBytes, plain);
    }

    void wipe() {
        Arrays.fill(plain, (byte) 0);
    }

    /** 11 bytes of a big-endian counter, of which a file never needs more than 8, and the mark. */
    private static byte[] nonce(long number, boolean last) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(nonce).putLong(COUNTER_OFFSET, number);
        nonce[NONCE_BYTES - 1] = (byte) (last ? 1 : 0);
        return nonce;
    }
}
