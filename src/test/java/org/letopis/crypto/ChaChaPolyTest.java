package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The JDK's own ChaCha20-Poly1305 says what must come out; that of other programs is met in the tests of age files. */
class ChaChaPolyTest {
    private static final long SEED = 8439;

    private final Random random = new Random(SEED);

    @Test
    void what_is_sealed_is_what_the_JDK_seals_at_each_length_around_a_block() throws GeneralSecurityException {
        for (int length : lengths()) {
            byte[] key = bytes(32);
            byte[] nonce = bytes(12);
            byte[] plain = bytes(length);
            byte[] sealed = new byte[length + ChaChaPoly.TAG_BYTES];
            try (SecretBytes secret = SecretBytes.copyOf(key)) {
                new ChaChaPoly(secret).seal(nonce, plain, length, sealed);
                assertThat(sealed).as("%d bytes", length).isEqualTo(jdk(key, nonce, plain));
                byte[] opened = new byte[length];
                assertThat(new ChaChaPoly(secret).open(nonce, sealed, sealed.length, opened))
                        .isTrue();
                assertThat(opened).as("%d bytes", length).isEqualTo(plain);
            }
        }
    }

    @Test
    void one_works_again_and_again_whatever_came_before() throws GeneralSecurityException {
        byte[] key = bytes(32);
        try (SecretBytes secret = SecretBytes.copyOf(key)) {
            ChaChaPoly cipher = new ChaChaPoly(secret);
            for (int round = 0; round < 50; round++) {
                byte[] nonce = bytes(12);
                byte[] plain = bytes(random.nextInt(400));
                byte[] sealed = new byte[plain.length + ChaChaPoly.TAG_BYTES];
                cipher.seal(nonce, plain, plain.length, sealed);
                assertThat(sealed).as("round %d", round).isEqualTo(jdk(key, nonce, plain));
                byte[] next = bytes(12);
                byte[] others = jdk(key, next, plain);
                byte[] opened = new byte[plain.length];
                assertThat(cipher.open(next, others, others.length, opened)).isTrue();
                assertThat(opened).as("round %d", round).isEqualTo(plain);
            }
        }
    }

    @Test
    void a_wrong_bit_anywhere_or_another_nonce_gives_nothing() {
        try (SecretBytes secret = SecretBytes.copyOf(bytes(32))) {
            byte[] nonce = bytes(12);
            byte[] sealed = new byte[100 + ChaChaPoly.TAG_BYTES];
            new ChaChaPoly(secret).seal(nonce, bytes(100), 100, sealed);
            byte[] untouched = new byte[100];
            for (int bit = 0; bit < 8 * sealed.length; bit++) {
                sealed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(new ChaChaPoly(secret).open(nonce, sealed, sealed.length, untouched))
                        .as("bit %d", bit)
                        .isFalse();
                sealed[bit / 8] ^= (byte) (1 << bit % 8);
            }
            byte[] other = nonce.clone();
            other[11] ^= 1;
            ChaChaPoly cipher = new ChaChaPoly(secret);
            assertThat(cipher.open(other, sealed, sealed.length, untouched)).isFalse();
            assertThat(untouched).containsOnly(0);
            assertThat(cipher.open(nonce, sealed, sealed.length, untouched)).isTrue();
        }
    }

    private static int[] lengths() {
        int[] lengths = new int[150];
        Arrays.setAll(lengths, i -> i < 140 ? i : ChunkCipher.PLAIN_BYTES - 149 + i);
        return lengths;
    }

    private static byte[] jdk(byte[] key, byte[] nonce, byte[] plain) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
        return cipher.doFinal(plain);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
