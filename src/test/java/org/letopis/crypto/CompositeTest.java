package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The composite signature against two other implementations: Bouncy Castle's own JCE algorithm of that name, and
 * npm {@code @noble/post-quantum} 0.7.1 with Node's Ed25519 for the halves.
 */
class CompositeTest {
    private static final String JCE_NAME = "MLDSA44-Ed25519-SHA512";
    private static final BouncyCastleProvider ORACLE = new BouncyCastleProvider();
    private static final byte[] MESSAGE = "на площади, 12 марта".getBytes(UTF_8);

    private final SecretBytes mldsaSeed = SecretBytes.random(new SecureRandom(), 32);
    private final SecretBytes ed25519Seed = SecretBytes.random(new SecureRandom(), 32);
    private final byte[] publicKey = Composite.publicKey(mldsaSeed, ed25519Seed);
    private final byte[] signature = Composite.sign(mldsaSeed, ed25519Seed, MESSAGE);

    @BeforeAll
    static void register_the_oracle() {
        // Its composite keys look for the provider by name.
        Security.addProvider(ORACLE);
    }

    @AfterAll
    static void leave_the_other_tests_without_it() {
        Security.removeProvider(ORACLE.getName());
    }

    @Test
    void the_jce_algorithm_verifies_what_we_sign() throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(JCE_NAME, ORACLE);
        verifier.initVerify(jceKey(publicKey));
        verifier.update(MESSAGE);

        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void we_verify_what_the_jce_algorithm_signs() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance(JCE_NAME, ORACLE).generateKeyPair();
        Signature signer = Signature.getInstance(JCE_NAME, ORACLE);
        signer.initSign(keys.getPrivate());
        signer.update(MESSAGE);
        byte[] theirs = signer.sign();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] theirKey = Arrays.copyOfRange(encoded, encoded.length - Composite.PUBLIC_KEY_BYTES, encoded.length);

        assertThat(Composite.verifies(theirKey, MESSAGE, theirs)).isTrue();
    }

    @Test
    void noble_and_node_verify_each_half() {
        assertThat(halves(signature)).isEqualTo("mldsa true ed25519 true");
    }

    @Test
    void a_wrong_mldsa_half_is_refused_although_the_other_is_right() {
        byte[] forged = signature.clone();
        forged[100] ^= 1;

        assertThat(halves(forged)).isEqualTo("mldsa false ed25519 true");
        assertThat(Composite.verifies(publicKey, MESSAGE, forged)).isFalse();
    }

    @Test
    void a_wrong_ed25519_half_is_refused_although_the_other_is_right() {
        byte[] forged = signature.clone();
        forged[2420 + 5] ^= 1;

        assertThat(halves(forged)).isEqualTo("mldsa true ed25519 false");
        assertThat(Composite.verifies(publicKey, MESSAGE, forged)).isFalse();
    }

    /** Bouncy Castle wipes the seed it was given when its key is destroyed: ours must not be that array. */
    @Test
    void signing_again_gives_the_same_signature_and_leaves_the_seeds_whole() {
        assertThat(Composite.sign(mldsaSeed, ed25519Seed, MESSAGE)).isEqualTo(signature);
    }

    private String halves(byte[] candidate) {
        return Peers.node(
                CompositeTest.class,
                "halves.mjs",
                Sha256.hex(publicKey),
                Sha256.hex(candidate),
                Sha256.hex(Composite.representative(MESSAGE)),
                "COMPSIG-MLDSA44-Ed25519-SHA512");
    }

    /** Puts our key into the frame of one that the provider made. */
    private static PublicKey jceKey(byte[] raw) throws GeneralSecurityException {
        byte[] frame = KeyPairGenerator.getInstance(JCE_NAME, ORACLE)
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        System.arraycopy(raw, 0, frame, frame.length - raw.length, raw.length);
        return KeyFactory.getInstance(JCE_NAME, ORACLE).generatePublic(new X509EncodedKeySpec(frame));
    }
}
