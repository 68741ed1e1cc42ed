package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PassphraseStrengthTest {
    private final PassphraseStrength strength = new PassphraseStrength();

    private boolean weak(String words) {
        try (Passphrase passphrase = Passphrase.of(words.toCharArray())) {
            return strength.isWeak(passphrase);
        }
    }

    @Test
    void common_short_and_repeated_ones_are_weak() {
        for (String words : new String[] {
            "password",
            "correcthorse",
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "qwertyuiop1234567",
            "Kyiv2024",
            "абрикос автобус",
            "Абрикос1",
            "абажурабажурабажур",
            "f,h;brjc",
            "20262026202620262026"
        }) {
            assertThat(weak(words)).as(words).isTrue();
        }
    }

    @Test
    void several_random_words_are_not() {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("ru")}) {
            try (Passphrase words = Passphrase.generate(language, new SecureRandom())) {
                char[] chars = words.exposed();
                assertThat(new String(chars).split(" ")).hasSize(6);
                assertThat(weak(new String(chars))).isFalse();
            }
        }
        assertThat(weak("кто-то ест суп из тростника по средам")).isFalse();
    }

    @Test
    void a_very_long_one_takes_no_long_time() {
        assertThat(weak("the quick brown fox ".repeat(200))).isIn(true, false);
    }
}
