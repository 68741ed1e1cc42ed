package org.letopis.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.letopis.failure.Failure;

/**
 * Seals pieces of at most 64 KiB with AES-256-GCM (NIST SP 800-38D) from the JDK.
 *
 * <p>Sealed form: version byte {@code 01}, 12 random nonce bytes, ciphertext, 16 tag bytes. Larger pieces are refused
 * because the JDK's cipher is several times slower on them until the compiler has seen it often
 * (see {@link #warmUp()}). Nonces are random, so one key serves at most 2^32 pieces. One thread at a time; threads that
 * work together each take their own.
 */
public final class Seal implements AutoCloseable {
    /** Bytes that sealing adds. */
    public static final int OVERHEAD_BYTES = 1 + 12 + 16;

    /** The largest plain piece, in bytes. */
    public static final int MAX_PLAIN_BYTES = 64 * 1024;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final int WARM_UP_ROUNDS = 3_000;
    private static final int WARM_UP_BYTES = 1024;

    /** Counts down to the warm-up, over all seals, since the compiled code serves all. */
    private static final AtomicLong BYTES_UNTIL_WARM_UP = new AtomicLong(8L * 1024 * 1024);

    private final SecretBytes ownKey;
    private final SecretKey key;
    private final SecureRandom random;
    private final Cipher cipher;

    /**
     * Takes a copy of the key.
     *
     * @param key 32 bytes
     * @param random source of the nonces
     */
    public Seal(SecretBytes key, SecureRandom random) {
        if (key.lengthBytes() != 32) {
            throw new IllegalArgumentException("AES-256 takes a key of 32 bytes");
        }
        this.ownKey = SecretBytes.copyOf(key.exposed());
        this.key = new RawKey(ownKey, "AES");
        this.random = random;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }

    /** Returns the sealed form of all of {@code plain}, bound to {@code aad}. */
    public byte[] seal(byte[] plain, byte[] aad) {
        return seal(plain, 0, plain.length, aad);
    }

    /**
     * Returns the sealed form of a part of a buffer.
     *
     * @param lengthBytes 0 to {@link #MAX_PLAIN_BYTES}
     * @param aad what the piece is bound to: opening needs the same bytes
     */
    public byte[] seal(byte[] buffer, int offset, int lengthBytes, byte[] aad) {
        if (lengthBytes > MAX_PLAIN_BYTES) {
            throw new IllegalArgumentException("piece larger than 64 KiB");
        }
        count(lengthBytes);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = new byte[lengthBytes + OVERHEAD_BYTES];
        sealed[0] = VERSION;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(aad);
            cipher.doFinal(buffer, offset, lengthBytes, sealed, HEAD_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
        return sealed;
    }

    /**
     * Returns the plain piece.
     *
     * @param aad the bytes it was bound to
     * @throws Failure.Damaged when it was changed, was bound to something else, is sealed with another key, or is of
     *     another version
     */
    public byte[] open(byte[] sealed, byte[] aad) throws Failure.Damaged {
        int plainBytes = sealed.length - OVERHEAD_BYTES;
        if (plainBytes < 0 || plainBytes > MAX_PLAIN_BYTES || sealed[0] != VERSION) {
            throw broken();
        }
        count(plainBytes);
        byte[] plain = new byte[plainBytes];
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES));
            cipher.updateAAD(aad);
            cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES, plain, 0);
        } catch (AEADBadTagException e) {
            Arrays.fill(plain, (byte) 0);
            throw broken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("opening can fail only on a bad tag", e);
        }
        return plain;
    }

    /**
     * Makes the compiler translate the cipher's inner loop: the JDK runs it interpreted, 3-10 times slower, until it was
     * called often enough, which big pieces never do. Takes 0.2-0.3 s, so it waits until a process has worked on 8 MiB;
     * later than that, compiling gives less (measured: {@code docs/reference/benchmarks.md}).
     */
    static void warmUp() {
        byte[] piece = new byte[WARM_UP_BYTES];
        byte[] aad = new byte[0];
        SecureRandom random = new SecureRandom();
        try (SecretBytes key = SecretBytes.random(random, 32);
                Seal seal = new Seal(key, random)) {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                seal.open(seal.seal(piece, aad), aad);
            }
        } catch (Failure.Damaged e) {
            throw new IllegalStateException("a fresh seal opens", e);
        }
    }

    private static void count(int lengthBytes) {
        if (BYTES_UNTIL_WARM_UP.get() <= 0) {
            return;
        }
        long before = BYTES_UNTIL_WARM_UP.getAndAdd(-lengthBytes);
        if (before > 0 && before <= lengthBytes) {
            warmUp();
        }
    }

    /** Wipes the key; what the JDK's cipher derived from it waits for the garbage collector. May be called again. */
    @Override
    public void close() {
        ownKey.close();
    }

    private static Failure.Damaged broken() {
        return new Failure.Damaged("vault.seal-broken");
    }
}
