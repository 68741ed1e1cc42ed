package org.letopis.crypto;

import java.security.SecureRandom;
import org.letopis.failure.Failure;

/** A way into a vault that fits on paper: 160 random bits. */
public final class RecoveryCode implements AutoCloseable {
    private static final int LENGTH_BYTES = 20;

    private final SecretBytes secret;

    private RecoveryCode(SecretBytes secret) {
        this.secret = secret;
    }

    public static RecoveryCode random(SecureRandom random) {
        return new RecoveryCode(SecretBytes.random(random, LENGTH_BYTES));
    }

    /**
     * Reads a code as typed: any case, any grouping.
     *
     * @throws Failure.Usage names the group that was mistyped; nothing was tried on a vault yet
     */
    public static RecoveryCode parse(char[] typed) throws Failure.Usage {
        return new RecoveryCode(CheckedText.decode(typed, LENGTH_BYTES));
    }

    /** Returns 8 groups of 5 characters on two lines; the caller wipes the array. */
    public char[] text() {
        return CheckedText.encode(secret);
    }

    /** Returns a copy of the 20 bytes; the caller closes it. */
    public SecretBytes secret() {
        return SecretBytes.copyOf(secret.exposed());
    }

    @Override
    public void close() {
        secret.close();
    }
}
