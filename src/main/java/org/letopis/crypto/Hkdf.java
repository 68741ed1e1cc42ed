package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;

/** HKDF with HMAC-SHA-256 (RFC 5869): extract, then expand. */
public final class Hkdf {
    private static final int HASH_BYTES = 32;

    private Hkdf() {}

    /**
     * Returns key material for one purpose.
     *
     * @param key input key material, at least 1 byte
     * @param salt any length; empty means 32 zero bytes (RFC 5869 section 2.2)
     * @param info label of the purpose, taken as UTF-8
     * @param lengthBytes 1 to 8160 bytes
     */
    public static SecretBytes sha256(SecretBytes key, byte[] salt, String info, int lengthBytes) {
        return sha256(key, salt, info.getBytes(StandardCharsets.UTF_8), lengthBytes);
    }

    static SecretBytes sha256(SecretBytes key, byte[] salt, byte[] info, int lengthBytes) {
        if (lengthBytes < 1 || lengthBytes > 255 * HASH_BYTES) {
            throw new IllegalArgumentException("HKDF length out of range");
        }
        byte[] block = new byte[HASH_BYTES];
        byte[] output = new byte[lengthBytes];
        try (SecretBytes saltKey = SecretBytes.copyOf(salt.length == 0 ? new byte[HASH_BYTES] : salt);
                SecretBytes pseudoRandomKey = SecretBytes.owning(hmac(saltKey, key.exposed()))) {
            Mac mac = keyed(pseudoRandomKey);
            for (int done = 0, counter = 1; done < lengthBytes; done += HASH_BYTES, counter++) {
                if (counter > 1) {
                    mac.update(block);
                }
                mac.update(info);
                mac.update((byte) counter);
                mac.doFinal(block, 0);
                System.arraycopy(block, 0, output, done, Math.min(HASH_BYTES, lengthBytes - done));
            }
        } catch (ShortBufferException e) {
            throw new IllegalStateException("HMAC-SHA-256 gives 32 bytes", e);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
        return SecretBytes.owning(output);
    }

    /** Returns HMAC-SHA-256 (RFC 2104) of the message; 32 bytes. */
    static byte[] hmac(SecretBytes key, byte[] message) {
        return keyed(key).doFinal(message);
    }

    private static Mac keyed(SecretBytes key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new RawKey(key, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
