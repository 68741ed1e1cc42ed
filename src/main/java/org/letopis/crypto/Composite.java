package org.letopis.crypto;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * The composite signature MLDSA44-Ed25519-SHA512 (draft-ietf-lamps-pq-composite-sigs): ML-DSA-44 (FIPS 204,
 * deterministic) and Ed25519 sign the same representative of the message, each with a key of its own. Keys and
 * signatures are the two parts one after the other, ML-DSA first.
 */
final class Composite {
    static final int PUBLIC_KEY_BYTES = 1312 + 32;
    static final int SIGNATURE_BYTES = 2420 + 64;

    private static final int MLDSA_KEY_BYTES = 1312;
    private static final int MLDSA_SIGNATURE_BYTES = 2420;
    private static final byte[] PREFIX = SshWire.ascii("CompositeAlgorithmSignatures2025");
    private static final byte[] LABEL = SshWire.ascii("COMPSIG-MLDSA44-Ed25519-SHA512");
    private static final byte NO_CONTEXT = 0;

    private Composite() {}

    static byte[] publicKey(SecretBytes mldsaSeed, SecretBytes ed25519Seed) {
        MLDSAPrivateKeyParameters mldsaKey = mldsaKey(mldsaSeed);
        byte[] mldsaPublicKey = mldsaKey.getPublicKey();
        mldsaKey.destroy();
        return joined(mldsaPublicKey, PlainEd25519.publicKey(ed25519Seed));
    }

    static byte[] sign(SecretBytes mldsaSeed, SecretBytes ed25519Seed, byte[] message) {
        byte[] representative = representative(message);
        MLDSAPrivateKeyParameters mldsaKey = mldsaKey(mldsaSeed);
        try {
            MLDSASigner signer = new MLDSASigner();
            signer.init(true, new ParametersWithContext(mldsaKey, LABEL));
            signer.update(representative, 0, representative.length);
            return joined(signer.generateSignature(), PlainEd25519.sign(ed25519Seed, representative));
        } catch (CryptoException e) {
            throw new IllegalStateException("signing cannot fail", e);
        } finally {
            mldsaKey.destroy();
        }
    }

    static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
        byte[] representative = representative(message);
        MLDSASigner verifier = new MLDSASigner();
        byte[] mldsaKey = Arrays.copyOf(publicKey, MLDSA_KEY_BYTES);
        verifier.init(
                false,
                new ParametersWithContext(new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, mldsaKey), LABEL));
        verifier.update(representative, 0, representative.length);
        boolean mldsa = verifier.verifySignature(Arrays.copyOf(signature, MLDSA_SIGNATURE_BYTES));
        boolean ed25519 =
                PlainEd25519.verifies(publicKey, MLDSA_KEY_BYTES, representative, signature, MLDSA_SIGNATURE_BYTES);
        return mldsa && ed25519;
    }

    /** Returns M' of the draft, section "Sign": prefix, label, length of the empty context, hash of the message. */
    static byte[] representative(byte[] message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(PREFIX);
        out.writeBytes(LABEL);
        out.write(NO_CONTEXT);
        out.writeBytes(sha512(message));
        return out.toByteArray();
    }

    static byte[] sha512(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has SHA-512", e);
        }
    }

    private static MLDSAPrivateKeyParameters mldsaKey(SecretBytes seed) {
        // A copy: the parameters keep the array they are given, and their destroy() wipes it.
        return new MLDSAPrivateKeyParameters(
                MLDSAParameters.ml_dsa_44, seed.exposed().clone());
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
