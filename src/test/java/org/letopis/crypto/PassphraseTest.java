package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PassphraseTest {
    @Test
    void the_same_words_typed_composed_or_not_are_the_same_bytes() {
        // й and ё as one code point, and as a letter with a combining mark (Unicode annex 15, figure 3).
        assertThat(utf8("й ё")).isEqualTo(utf8("и\u0306 е\u0308"));
        // Full-width digits and a ligature (annex 15, figure 6).
        assertThat(utf8("１２ ﬁ")).isEqualTo(utf8("12 fi"));
    }

    @Test
    void the_bytes_are_utf_8() {
        // printf 'пароль' | xxd -p
        assertThat(Sha256.hex(utf8("пароль").exposed())).isEqualTo("d0bfd0b0d180d0bed0bbd18c");
        assertThat(utf8("").lengthBytes()).isZero();
    }

    @Test
    void length_counts_code_points() {
        assertThat(Passphrase.of("a\uD83D\uDD11".toCharArray()).length()).isEqualTo(2);
    }

    @Test
    void closing_forgets_the_copy_and_not_the_array_of_the_caller() {
        char[] typed = {'a', 'b'};
        Passphrase passphrase = Passphrase.of(typed);
        passphrase.close();

        assertThat(typed).containsExactly('a', 'b');
        assertThatIllegalStateException().isThrownBy(passphrase::utf8);
        assertThat(passphrase).hasToString("Passphrase[redacted]");
    }

    private static SecretBytes utf8(String text) {
        return Passphrase.of(text.toCharArray()).utf8();
    }
}
