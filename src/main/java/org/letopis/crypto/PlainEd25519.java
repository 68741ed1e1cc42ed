package org.letopis.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 (RFC 8032), with the strict check of S that makes a signature not malleable. */
final class PlainEd25519 {
    static final int PUBLIC_KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private PlainEd25519() {}

    static byte[] publicKey(SecretBytes seed) {
        byte[] publicKey = new byte[PUBLIC_KEY_BYTES];
        Ed25519.generatePublicKey(seed.exposed(), 0, publicKey, 0);
        return publicKey;
    }

    static byte[] sign(SecretBytes seed, byte[] message) {
        byte[] signature = new byte[SIGNATURE_BYTES];
        Ed25519.sign(seed.exposed(), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    static boolean verifies(byte[] keys, int keyOffset, byte[] message, byte[] signatures, int signatureOffset) {
        return Ed25519.verify(signatures, signatureOffset, keys, keyOffset, message, 0, message.length);
    }
}
