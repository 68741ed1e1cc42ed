package org.letopis.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.letopis.failure.Failure;

/**
 * The {@code mlkem768x25519} stanza of age: the file key sealed with single-shot HPKE (RFC 9180 SealBase; KEM
 * MLKEM768-X25519, KDF HKDF-SHA256, AEAD ChaCha20-Poly1305, empty aad).
 */
final class Hybrid {
    static final String TYPE = "mlkem768x25519";
    static final int FILE_KEY_BYTES = 16;

    private static final byte[] INFO = ("age-encryption.org/" + TYPE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_AAD = {};
    private static final int ENCAPSULATED_BYTES = 1120;
    private static final int X25519_OFFSET = 1088;
    private static final int BODY_BYTES = FILE_KEY_BYTES + 16;
    private static final int ENCAPSULATION_RANDOM_BYTES = 64;

    private Hybrid() {}

    /** Returns the 1216-byte public key of a 32-byte seed. */
    static byte[] publicKey(SecretBytes seed) {
        HPKE hpke = hpke();
        return hpke.serializePublicKey(
                hpke.deserializePrivateKey(seed.exposed(), null).getPublic());
    }

    static Stanza wrap(AgeRecipient recipient, SecretBytes fileKey, SecureRandom random) {
        HPKE hpke = hpke();
        try (SecretBytes coins = SecretBytes.random(random, ENCAPSULATION_RANDOM_BYTES)) {
            HPKEContextWithEncapsulation sender =
                    hpke.setupBaseS(hpke.deserializePublicKey(recipient.key()), INFO, coins.exposed());
            byte[] body = sender.seal(NO_AAD, fileKey.exposed());
            String share = Base64.getEncoder().withoutPadding().encodeToString(sender.getEncapsulation());
            return new Stanza(List.of(TYPE, share), body);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing cannot fail", e);
        }
    }

    /**
     * Returns the encapsulated key of a stanza of our type.
     *
     * @throws Failure.Damaged when arguments or body have not the one allowed form. The length of the body is checked
     *     before any decryption, against partitioning oracles
     */
    static byte[] encapsulated(Stanza stanza) throws Failure.Damaged {
        if (stanza.arguments().size() != 2 || stanza.body().length != BODY_BYTES) {
            throw AgeHeader.malformed();
        }
        byte[] share = AgeHeader.unbase64(stanza.arguments().get(1));
        if (share.length != ENCAPSULATED_BYTES || !AgeRecipient.contributes(share, X25519_OFFSET)) {
            throw AgeHeader.malformed();
        }
        return share;
    }

    /** Returns the file key, or empty when the stanza is for somebody else. */
    static Optional<SecretBytes> unwrap(byte[] encapsulated, Stanza stanza, AgeIdentity identity) {
        HPKE hpke = hpke();
        try {
            byte[] fileKey = hpke.setupBaseR(
                            encapsulated,
                            hpke.deserializePrivateKey(identity.liveSeed().exposed(), null),
                            INFO)
                    .open(NO_AAD, stanza.body());
            return Optional.of(SecretBytes.owning(fileKey));
        } catch (InvalidCipherTextException e) {
            return Optional.empty();
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_MLKEM768_X25519, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }
}
