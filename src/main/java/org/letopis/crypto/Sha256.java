package org.letopis.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), at once or as a stream, and the hexadecimal form that {@code sha256sum} prints. */
public final class Sha256 {
    /** Length of a digest in bytes. */
    public static final int LENGTH_BYTES = 32;

    private final MessageDigest digest = start();

    /** Starts a stream. */
    public Sha256() {}

    /** Returns the digest of the parts one after another; 32 bytes. Lengths of parts are not marked. */
    public static byte[] of(byte[]... parts) {
        MessageDigest digest = start();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** Adds bytes to the stream. */
    public Sha256 update(byte[] bytes, int offset, int lengthBytes) {
        digest.update(bytes, offset, lengthBytes);
        return this;
    }

    /** Returns the digest of all bytes added, 32 bytes, and starts again from nothing. */
    public byte[] digest() {
        return digest.digest();
    }

    /** Returns two lower-case hexadecimal digits for each byte. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Returns the bytes of a hexadecimal text, either case.
     *
     * @throws IllegalArgumentException when it is not an even number of hexadecimal digits
     */
    public static byte[] unhex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
