package org.letopis.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Secret bytes that are wiped on {@link #close()}. Best effort: the garbage collector may have moved copies of the
 * array before.
 */
public final class SecretBytes implements AutoCloseable {
    private final byte[] bytes;
    private boolean wiped;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a secret that holds a copy; the caller still has to wipe its own array. */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /** Returns a secret that takes the array over; the caller must not use the array again. */
    public static SecretBytes owning(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    /** Returns {@code lengthBytes} random bytes. */
    public static SecretBytes random(SecureRandom random, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        random.nextBytes(bytes);
        return new SecretBytes(bytes);
    }

    /** Returns the length in bytes. */
    public int lengthBytes() {
        return bytes.length;
    }

    /**
     * Returns the live array, not a copy: it becomes zeros on {@link #close()}. The one way to the raw bytes, named so
     * that a review can search for it.
     *
     * @throws IllegalStateException after {@link #close()}: zeros must never be taken for a key
     */
    public byte[] exposed() {
        if (wiped) {
            throw new IllegalStateException("secret already wiped");
        }
        return bytes;
    }

    /** Returns a new secret with a copy of the bytes in {@code [from, toExclusive)}. */
    public SecretBytes slice(int from, int toExclusive) {
        if (from < 0 || toExclusive < from || toExclusive > bytes.length) {
            throw new IllegalArgumentException("slice out of range");
        }
        return new SecretBytes(Arrays.copyOfRange(exposed(), from, toExclusive));
    }

    /** Overwrites the bytes with zeros. May be called again. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    /** Compares in a time that depends on the lengths only. A wiped secret equals nothing but itself. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SecretBytes that
                        && !wiped
                        && !that.wiped
                        && MessageDigest.isEqual(bytes, that.bytes));
    }

    /** Returns a number made from the length only, so that it tells nothing about the bytes. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + " bytes, redacted]";
    }
}
