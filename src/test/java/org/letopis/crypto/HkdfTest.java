package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The SHA-256 vectors of RFC 5869 appendix A. */
class HkdfTest {
    @Test
    void case_1_basic() {
        assertThat(hkdf("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void case_2_longer_inputs_and_outputs() {
        assertThat(hkdf(range(0x00, 0x4f), range(0x60, 0xaf), range(0xb0, 0xff), 82))
                .isEqualTo("b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                        + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
    }

    @Test
    void case_3_no_salt_and_no_info() {
        assertThat(hkdf("0b".repeat(22), "", "", 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void the_label_is_taken_as_utf_8() {
        SecretBytes key = SecretBytes.owning(Sha256.unhex("0b".repeat(22)));

        assertThat(Hkdf.sha256(key, new byte[0], "ключ", 32))
                .isEqualTo(Hkdf.sha256(key, new byte[0], Sha256.unhex("d0bad0bbd18ed187"), 32));
    }

    private static String hkdf(String key, String salt, String info, int lengthBytes) {
        SecretBytes output =
                Hkdf.sha256(SecretBytes.owning(Sha256.unhex(key)), Sha256.unhex(salt), Sha256.unhex(info), lengthBytes);
        return Sha256.hex(output.exposed());
    }

    private static String range(int from, int toInclusive) {
        byte[] bytes = new byte[toInclusive - from + 1];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return Sha256.hex(bytes);
    }
}
