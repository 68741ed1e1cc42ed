package org.letopis.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.letopis.failure.Failure;

/** Argon2id version 1.3 (RFC 9106). */
public final class Argon2id {
    private Argon2id() {}

    /**
     * Returns a key stretched from a passphrase. Takes 1-3 s at {@link Argon2Cost#STANDARD}.
     *
     * @param salt at least 16 bytes
     * @param lengthBytes 16 to 128 bytes
     * @throws Failure.Io when the heap is too small; the failure names the needed MiB
     */
    public static SecretBytes derive(SecretBytes passphrase, byte[] salt, Argon2Cost cost, int lengthBytes)
            throws Failure.Io {
        if (salt.length < 16 || lengthBytes < 16 || lengthBytes > 128) {
            throw new IllegalArgumentException("salt or output length out of range");
        }
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt);
        try {
            return derive(passphrase, parameters.build(), lengthBytes);
        } catch (OutOfMemoryError e) {
            // Thrown while the blocks are allocated: they are garbage again, so a short message can still be said.
            throw new Failure.Io("vault.memory", cost.neededHeapMib());
        }
    }

    /** For test vectors, whose costs are below our floor. */
    static SecretBytes derive(SecretBytes passphrase, Argon2Parameters parameters, int lengthBytes) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] output = new byte[lengthBytes];
        generator.generateBytes(passphrase.exposed(), output);
        return SecretBytes.owning(output);
    }
}
