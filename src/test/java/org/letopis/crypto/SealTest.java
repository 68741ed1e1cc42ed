package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class SealTest {
    private static final byte[] AAD = "row 7".getBytes(US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final SecretBytes key = SecretBytes.random(random, 32);
    private final Seal seal = new Seal(key, random);

    @Test
    void what_is_sealed_opens_at_every_size() throws Failure {
        for (int lengthBytes : new int[] {0, 1, 15, 16, 17, 1000, Seal.MAX_PLAIN_BYTES}) {
            byte[] plain = new byte[lengthBytes];
            random.nextBytes(plain);
            byte[] sealed = seal.seal(plain, AAD);

            assertThat(sealed).hasSize(lengthBytes + Seal.OVERHEAD_BYTES);
            assertThat(seal.open(sealed, AAD)).isEqualTo(plain);
        }
    }

    /** McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B, test case 16. */
    @Test
    void the_form_is_version_nonce_ciphertext_tag_of_aes_256_gcm() throws Failure {
        byte[] published = Sha256.unhex("01" + "cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b");
        SecretBytes publishedKey = SecretBytes.owning(Sha256.unhex("feffe9928665731c6d6a8f9467308308".repeat(2)));
        byte[] publishedAad = Sha256.unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");

        assertThat(Sha256.hex(new Seal(publishedKey, random).open(published, publishedAad)))
                .isEqualTo("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    }

    @Test
    void a_change_of_any_bit_is_noticed() {
        byte[] sealed = seal.seal(new byte[40], AAD);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertBroken(changed, AAD);
        }
    }

    @Test
    void a_cut_or_a_longer_piece_is_noticed() {
        byte[] sealed = seal.seal(new byte[40], AAD);
        for (int lengthBytes = 0; lengthBytes < sealed.length; lengthBytes++) {
            assertBroken(Arrays.copyOf(sealed, lengthBytes), AAD);
        }
        assertBroken(Arrays.copyOf(sealed, sealed.length + 1), AAD);
        assertBroken(new byte[Seal.MAX_PLAIN_BYTES + Seal.OVERHEAD_BYTES + 1], AAD);
    }

    @Test
    void a_piece_opens_only_where_it_was_bound_and_with_its_key() {
        byte[] sealed = seal.seal(new byte[40], AAD);

        assertBroken(sealed, "row 8".getBytes(US_ASCII));
        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> new Seal(SecretBytes.random(random, 32), random).open(sealed, AAD));
    }

    @Test
    void a_part_of_a_buffer_is_sealed_and_each_time_with_another_nonce() throws Failure {
        byte[] buffer = {1, 2, 3, 4, 5};
        byte[] sealed = seal.seal(buffer, 1, 3, AAD);

        assertThat(seal.open(sealed, AAD)).containsExactly(2, 3, 4);
        assertThat(seal.seal(buffer, 1, 3, AAD)).isNotEqualTo(sealed);
    }

    @Test
    void pieces_over_64_kib_and_short_keys_are_errors_of_the_program() {
        assertThatIllegalArgumentException().isThrownBy(() -> seal.seal(new byte[Seal.MAX_PLAIN_BYTES + 1], AAD));
        assertThatIllegalArgumentException().isThrownBy(() -> new Seal(SecretBytes.random(random, 16), random));
    }

    @Test
    void a_closed_seal_works_no_more_and_the_key_of_the_caller_still_does() {
        seal.close();

        assertThatIllegalStateException().isThrownBy(() -> seal.seal(new byte[1], AAD));
        assertThat(key.exposed()).hasSize(32);
    }

    @Test
    void warming_up_leaves_no_trace() throws Failure {
        Seal.warmUp();

        assertThat(seal.open(seal.seal(new byte[3], AAD), AAD)).hasSize(3);
    }

    private void assertBroken(byte[] sealed, byte[] aad) {
        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> seal.open(sealed, aad))
                .withMessage("vault.seal-broken");
    }
}
