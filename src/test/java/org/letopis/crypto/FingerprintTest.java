package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final Fingerprint fingerprint = fixedKeys().fingerprint();

    /**
     * Computed from the seeds with Node's Ed25519 and SHA-256 and npm @noble/post-quantum 0.7.1; every contact's words
     * depend on it, so it must never change.
     */
    @Test
    void the_fingerprint_of_fixed_keys_stays_what_it_is() {
        assertThat(fingerprint.hex()).isEqualTo("d9c768fc28ee656d396bb848bc242059a69e6bb466290e5d354bdd4a2c2f98b1");
        assertThat(fingerprint.principal()).isEqualTo(fingerprint.hex());
    }

    @Test
    void the_hexadecimal_form_is_read_back_and_has_one_form_only() {
        assertThat(Fingerprint.parse(fingerprint.hex())).isEqualTo(fingerprint).hasSameHashCodeAs(fingerprint);
        for (String other : List.of("", "00", "0".repeat(63), "A".repeat(64), "g".repeat(64), "0".repeat(66))) {
            assertThatIllegalArgumentException().isThrownBy(() -> Fingerprint.parse(other));
        }
    }

    @Test
    void each_of_the_first_132_bits_is_in_a_word_and_no_other_is() {
        String last = WordList.ENGLISH.word(2047);
        List<String> zeros = Fingerprint.parse("0".repeat(64)).words(Locale.ENGLISH);
        assertThat(zeros).hasSize(12).containsOnly(WordList.ENGLISH.word(0));
        assertThat(Fingerprint.parse("f".repeat(33) + "0".repeat(31)).words(Locale.ENGLISH))
                .hasSize(12)
                .containsOnly(last);
        assertThat(Fingerprint.parse("0".repeat(33) + "f".repeat(31)).words(Locale.ENGLISH))
                .isEqualTo(zeros);
        // 80 1.. : the top bit is the top bit of the first word.
        assertThat(Fingerprint.parse("8" + "0".repeat(63)).words(Locale.ENGLISH).get(0))
                .isEqualTo(WordList.ENGLISH.word(1024));
        // Bit 131 is the lowest of the last word.
        assertThat(Fingerprint.parse("0".repeat(32) + "1" + "0".repeat(31))
                        .words(Locale.ENGLISH)
                        .get(11))
                .isEqualTo(WordList.ENGLISH.word(1));
    }

    @Test
    void words_are_compared_in_either_language_without_regard_to_case() {
        List<String> english = fingerprint.words(Locale.ENGLISH);
        List<String> russian = fingerprint.words(RUSSIAN);

        assertThat(fingerprint.matches(english)).isTrue();
        assertThat(fingerprint.matches(russian)).isTrue();
        assertThat(fingerprint.matches(upper(english))).isTrue();
        assertThat(fingerprint.matches(upper(russian))).isTrue();
        assertThat(fingerprint.words(Locale.FRENCH)).isEqualTo(english);
    }

    @Test
    void fewer_swapped_or_mixed_words_do_not_match() {
        List<String> words = fingerprint.words(Locale.ENGLISH);
        String[] swapped = words.toArray(String[]::new);
        swapped[0] = words.get(1);
        swapped[1] = words.get(0);
        String[] mixed = words.toArray(String[]::new);
        mixed[5] = fingerprint.words(RUSSIAN).get(5);

        assertThat(fingerprint.matches(words.subList(0, 11))).isFalse();
        assertThat(fingerprint.matches(List.of())).isFalse();
        assertThat(fingerprint.matches(List.of(swapped))).isFalse();
        assertThat(fingerprint.matches(List.of(mixed))).isFalse();
    }

    @Test
    void yo_is_as_good_as_ye() {
        assertThat(WordList.folded(" Ёлка")).isEqualTo(WordList.folded("елка"));
        assertThat(WordList.folded("Е\u0308лка")).isEqualTo("елка");
    }

    private static List<String> upper(List<String> words) {
        return words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    private static VerifyingKeys fixedKeys() {
        return SigningKeys.fromSeeds(seed('1'), seed('2'), seed('3')).verifyingKeys();
    }

    private static SecretBytes seed(char filling) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, String.valueOf(filling).getBytes(US_ASCII)[0]);
        return SecretBytes.owning(bytes);
    }
}
