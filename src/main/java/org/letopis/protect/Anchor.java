package org.letopis.protect;

import java.nio.charset.StandardCharsets;
import org.letopis.crypto.Sha256;

/**
 * Fixes a hash without telling it: SHA-256(label, 32 secret bytes, hash). A bare hash of an original or of a log would
 * let anyone who guesses the content confirm the guess. The opening stays in the vault and can be shown later.
 */
final class Anchor {
    private static final byte[] LABEL = "letopis-anchor/1\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OPENING_LABEL = "letopis-opening/1\0".getBytes(StandardCharsets.US_ASCII);

    private Anchor() {}

    /** Returns the opening that belongs to one thing in one bundle, 32 bytes; telling it tells no other. */
    static byte[] opening(byte[] secret, String what) {
        return Sha256.of(OPENING_LABEL, secret, what.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] of(byte[] opening, byte[] hash) {
        return Sha256.of(LABEL, opening, hash);
    }
}
