package org.letopis.sanitize;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identifier that a book must have, made of its clean content and of nothing else. */
final class EpubIdentifier {
    private static final String PREFIX = "urn:uuid:";

    /** A book of the third version must say when it was changed. */
    static final String MODIFIED = "1980-01-01T00:00:00Z";

    private static final int ID_BYTES = 16;

    private final MessageDigest digest;

    EpubIdentifier() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(byte[] content) {
        digest.update(ByteBuffer.allocate(8).putLong(content.length).array());
        digest.update(content);
    }

    /** Returns the identifier as a UUID of version 8 (RFC 9562, section 5.8). */
    String text() {
        byte[] hash = digest.digest();
        hash[6] = (byte) (hash[6] & 0x0F | 0x80);
        hash[8] = (byte) (hash[8] & 0x3F | 0x80);
        String hex = HexFormat.of().formatHex(hash, 0, ID_BYTES);
        return PREFIX
                + String.join(
                        "-",
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(12, 16),
                        hex.substring(16, 20),
                        hex.substring(20));
    }
}
