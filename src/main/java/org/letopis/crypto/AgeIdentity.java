package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.letopis.failure.Failure;

/**
 * The secret half of an {@link AgeRecipient}: a 32-byte seed, written {@code AGE-SECRET-KEY-PQ-1...} where a stock tool
 * has to read it.
 */
public final class AgeIdentity implements AutoCloseable {
    /** Length of the seed in bytes. */
    public static final int SEED_BYTES = 32;

    private static final String PREFIX = "age-secret-key-pq-";

    private final SecretBytes seed;
    private final AgeRecipient recipient;

    private AgeIdentity(SecretBytes ownSeed) {
        this.seed = ownSeed;
        this.recipient = AgeRecipient.ofKey(Hybrid.publicKey(ownSeed));
    }

    /** Returns a new random identity. */
    public static AgeIdentity generate(SecureRandom random) {
        return new AgeIdentity(SecretBytes.random(random, SEED_BYTES));
    }

    /** Returns the identity of a seed of 32 bytes, of which it keeps a copy. */
    public static AgeIdentity fromSeed(SecretBytes seed) {
        if (seed.lengthBytes() != SEED_BYTES) {
            throw new IllegalArgumentException("an age seed has 32 bytes");
        }
        return new AgeIdentity(SecretBytes.copyOf(seed.exposed()));
    }

    /**
     * Reads {@code AGE-SECRET-KEY-PQ-1...}, upper case as age writes it.
     *
     * @throws Failure.Damaged when it is anything else
     */
    public static AgeIdentity parse(SecretBytes text) throws Failure.Damaged {
        byte[] ascii = text.exposed();
        byte[] start = PREFIX.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        boolean upperCase =
                ascii.length > start.length && Arrays.equals(start, 0, start.length, ascii, 0, start.length);
        SecretBytes seed =
                SecretBytes.owning(upperCase ? Bech32.decode(PREFIX, ascii).orElse(new byte[0]) : new byte[0]);
        if (seed.lengthBytes() != SEED_BYTES) {
            throw new Failure.Damaged("age.identity");
        }
        return new AgeIdentity(seed);
    }

    /** Returns a copy of the 32-byte seed. */
    public SecretBytes seed() {
        return SecretBytes.copyOf(seed.exposed());
    }

    /** Returns {@code AGE-SECRET-KEY-PQ-1...} in ASCII, which {@code age -i} reads from a file. */
    public SecretBytes text() {
        byte[] ascii = Bech32.encode(PREFIX, seed.exposed());
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = ascii[i] >= 'a' && ascii[i] <= 'z' ? (byte) (ascii[i] - 32) : ascii[i];
        }
        return SecretBytes.owning(ascii);
    }

    /** Returns the public half. */
    public AgeRecipient recipient() {
        return recipient;
    }

    /** The live seed, for this package. */
    SecretBytes liveSeed() {
        return seed;
    }

    @Override
    public void close() {
        seed.close();
    }

    @Override
    public String toString() {
        return "AgeIdentity[redacted]";
    }
}
