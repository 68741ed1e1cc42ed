package org.letopis.crypto;

import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.letopis.failure.Failure;

/** The two kinds of signature that every signed thing of Letopis carries, and their SSH forms. */
enum SignatureScheme {
    /** RFC 8709. Every {@code ssh-keygen} since 2019 verifies it. */
    ED25519("ssh-ed25519", 32, 64) {
        @Override
        boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
            return PlainEd25519.verifies(publicKey, 0, message, signature, 0);
        }
    },

    /** ML-DSA-44 with Ed25519: both halves must verify. Stands when either is broken. */
    COMPOSITE("ssh-mldsa44-ed25519", Composite.PUBLIC_KEY_BYTES, Composite.SIGNATURE_BYTES) {
        @Override
        boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
            return Composite.verifies(publicKey, message, signature);
        }
    };

    private final String type;
    private final int publicKeyBytes;
    private final int signatureBytes;

    SignatureScheme(String type, int publicKeyBytes, int signatureBytes) {
        this.type = type;
        this.publicKeyBytes = publicKeyBytes;
        this.signatureBytes = signatureBytes;
    }

    /** Returns the name of the key type in SSH, which is also that of the signature. */
    String type() {
        return type;
    }

    /** Returns whether the signature is right; public key and signature have the lengths of this scheme. */
    abstract boolean verifies(byte[] publicKey, byte[] message, byte[] signature);

    /** Returns the SSH public key blob (RFC 8709 section 4). */
    byte[] keyBlob(byte[] publicKey) {
        return SshWire.strings(SshWire.ascii(type), publicKey);
    }

    /** Returns the public key in a blob, checked. */
    byte[] publicKey(byte[] keyBlob) throws Failure.Damaged {
        byte[] publicKey = content(keyBlob, publicKeyBytes);
        // The Ed25519 key is all of one and the end of the other.
        if (!Ed25519.validatePublicKeyFull(publicKey, publicKeyBytes - Ed25519.PUBLIC_KEY_SIZE)) {
            throw SshWire.malformed();
        }
        return publicKey;
    }

    /** Returns the SSH signature blob (RFC 8709 section 6). */
    byte[] signatureBlob(byte[] signature) {
        return SshWire.strings(SshWire.ascii(type), signature);
    }

    /** Returns the signature in a blob. */
    byte[] signature(byte[] signatureBlob) throws Failure.Damaged {
        return content(signatureBlob, signatureBytes);
    }

    /** Returns the public key line of {@code .pub} and {@code allowed_signers} files, without a comment. */
    String line(byte[] publicKey) {
        return type + " " + Base64.getEncoder().encodeToString(keyBlob(publicKey));
    }

    /** Reads a public key line, of which each key has one only. */
    byte[] publicKey(String line) throws Failure.Damaged {
        String start = type + " ";
        if (!line.startsWith(start)) {
            throw SshWire.malformed();
        }
        try {
            byte[] publicKey = publicKey(Base64.getDecoder().decode(line.substring(start.length())));
            if (line(publicKey).equals(line)) {
                return publicKey;
            }
        } catch (IllegalArgumentException e) {
            throw SshWire.malformed();
        }
        throw SshWire.malformed();
    }

    private byte[] content(byte[] blob, int wantedBytes) throws Failure.Damaged {
        SshWire wire = SshWire.reading(blob);
        wire.expect(SshWire.ascii(type));
        byte[] content = wire.string();
        wire.expectEnd();
        if (content.length != wantedBytes) {
            throw SshWire.malformed();
        }
        return content;
    }
}
