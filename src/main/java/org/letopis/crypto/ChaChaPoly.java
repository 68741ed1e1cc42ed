package org.letopis.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * ChaCha20-Poly1305 without additional data (RFC 8439, section 2.8), put together from the JDK's ChaCha20 and Bouncy
 * Castle's Poly1305, because the JDK's own Poly1305 takes longer than all the rest together
 * ({@code docs/reference/benchmarks.md}). One thread at a time, and never the nonce of the call before, which the JDK
 * refuses in both directions.
 */
final class ChaChaPoly {
    static final int TAG_BYTES = 16;

    private static final int BLOCK_BYTES = 64;
    private static final int MAC_KEY_BYTES = 32;
    private static final int MAC_BLOCK_BYTES = 16;
    private static final byte[] ZEROS = new byte[BLOCK_BYTES];

    private final RawKey key;
    private final Cipher cipher;
    private final Poly1305 mac = new Poly1305();
    private final byte[] firstBlock = new byte[BLOCK_BYTES];

    /** Looks at the key, 32 bytes, and does not own it. */
    ChaChaPoly(SecretBytes key) {
        this.key = new RawKey(key, "ChaCha20");
        try {
            this.cipher = Cipher.getInstance("ChaCha20");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 11 and newer have ChaCha20", e);
        }
    }

    /** Seals the first {@code plainBytes} into as many bytes and a tag. */
    void seal(byte[] nonce, byte[] plain, int plainBytes, byte[] sealed) {
        try {
            begin(Cipher.ENCRYPT_MODE, nonce);
            cipher.doFinal(plain, 0, plainBytes, sealed, 0);
            System.arraycopy(tag(sealed, plainBytes), 0, sealed, plainBytes, TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    /** Opens {@code sealedBytes}, at least a tag; or returns false on a wrong tag, and no byte was deciphered. */
    boolean open(byte[] nonce, byte[] sealed, int sealedBytes, byte[] plain) {
        int plainBytes = sealedBytes - TAG_BYTES;
        try {
            begin(Cipher.DECRYPT_MODE, nonce);
            byte[] claimed = Arrays.copyOfRange(sealed, plainBytes, sealedBytes);
            if (!MessageDigest.isEqual(claimed, tag(sealed, plainBytes))) {
                return false;
            }
            cipher.doFinal(sealed, 0, plainBytes, plain, 0);
            return true;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening can fail only on a bad tag", e);
        }
    }

    /** Starts at block 0, whose first half is the key of the MAC and whose rest nobody uses; the text begins at block 1. */
    private void begin(int mode, byte[] nonce) throws GeneralSecurityException {
        cipher.init(mode, key, new ChaCha20ParameterSpec(nonce, 0));
        cipher.update(ZEROS, 0, BLOCK_BYTES, firstBlock, 0);
        mac.init(new KeyParameter(firstBlock, 0, MAC_KEY_BYTES));
        Arrays.fill(firstBlock, (byte) 0);
    }

    /** The text, zeros to a whole block, the length of the data that there is not, the length of the text. */
    private byte[] tag(byte[] sealed, int textBytes) {
        mac.update(sealed, 0, textBytes);
        mac.update(ZEROS, 0, -textBytes & (MAC_BLOCK_BYTES - 1));
        ByteBuffer lengths = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        mac.update(lengths.putLong(0).putLong(textBytes).array(), 0, 2 * Long.BYTES);
        byte[] tag = new byte[TAG_BYTES];
        mac.doFinal(tag, 0);
        return tag;
    }
}
