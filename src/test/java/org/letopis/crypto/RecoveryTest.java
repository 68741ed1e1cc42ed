package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class RecoveryTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static String code() {
        try (RecoveryCode code = RecoveryCode.random(RANDOM)) {
            return new String(code.text());
        }
    }

    private static SecretBytes read(String typed) throws Failure {
        try (RecoveryCode code = RecoveryCode.parse(typed.toCharArray())) {
            return code.secret();
        }
    }

    @Test
    void a_code_reads_back_in_any_case_grouping_and_alphabet() throws Exception {
        for (int i = 0; i < 50; i++) {
            String code = code();
            assertThat(code).matches("(?s)([0-9A-Z]{5}[-\\n]){7}[0-9A-Z]{5}").doesNotContain("I", "L", "O", "U");
            SecretBytes secret = read(code);
            assertThat(secret.lengthBytes()).isEqualTo(20);
            assertThat(read(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ')))
                    .isEqualTo(secret);
            assertThat(read(code.replace("-", "").replace('0', 'O').replace('1', 'l')))
                    .isEqualTo(secret);
            assertThat(read(code.replace('A', 'А').replace('H', 'н').replace('C', 'С')))
                    .isEqualTo(secret);
        }
    }

    @Test
    void the_first_group_is_what_its_definition_says() throws Exception {
        // All bits zero: the check characters are the numbers of the groups alone.
        assertThat(new String(CheckedText.encode(SecretBytes.owning(new byte[20]))))
                .isEqualTo("00000-00001-00002-00003\n00004-00005-00006-00007");
        // One in the first character: x in GF(2^5), 2; x^5 = x^2 + 1, so 16 there gives 5.
        byte[] one = new byte[20];
        one[0] = 0b00001_000;
        assertThat(new String(CheckedText.encode(SecretBytes.owning(one)))).startsWith("10002-");
        one[0] = (byte) 0b10000_000;
        assertThat(new String(CheckedText.encode(SecretBytes.owning(one)))).startsWith("G0005-");
    }

    @Test
    void every_wrong_character_is_noticed_and_its_group_is_named() {
        String code = code();
        for (int at = 0; at < code.length(); at++) {
            for (char wrong : ALPHABET.toCharArray()) {
                char right = code.charAt(at);
                if (right == '-' || right == '\n' || right == wrong) {
                    continue;
                }
                String typed = code.substring(0, at) + wrong + code.substring(at + 1);
                int group = at / 6 + 1;
                assertThatThrownBy(() -> read(typed))
                        .isInstanceOfSatisfying(
                                Failure.Usage.class,
                                failure -> assertThat(failure.arguments()).containsExactly(group));
            }
        }
    }

    @Test
    void swapped_neighbours_and_groups_are_noticed() {
        String code = code();
        for (int at = 0; at + 1 < code.length(); at++) {
            char one = code.charAt(at);
            char other = code.charAt(at + 1);
            if (one != other && Character.isLetterOrDigit(one) && Character.isLetterOrDigit(other)) {
                String typed = code.substring(0, at) + other + one + code.substring(at + 2);
                assertThatThrownBy(() -> read(typed)).isInstanceOf(Failure.Usage.class);
            }
        }
        String swapped = code.substring(6, 12) + code.substring(0, 6) + code.substring(12);
        assertThatThrownBy(() -> read(swapped)).isInstanceOf(Failure.Usage.class);
        assertThatThrownBy(() -> read(code + "00000")).isInstanceOf(Failure.Usage.class);
    }

    @Test
    void any_two_of_three_shares_give_the_secret() throws Exception {
        for (int[] sizes : new int[][] {{2, 3}, {3, 5}, {2, 2}, {15, 15}}) {
            try (RecoveryShare.Split split = RecoveryShare.split(sizes[0], sizes[1], RANDOM)) {
                List<RecoveryShare> shares = split.shares();
                List<RecoveryShare> typed = new java.util.ArrayList<>();
                for (RecoveryShare share : shares) {
                    assertThat(share.text().length).isEqualTo(95);
                    typed.add(RecoveryShare.parse(share.text()));
                }
                java.util.Collections.shuffle(typed, RANDOM);
                assertThat(RecoveryShare.join(typed.subList(0, sizes[0]))).isEqualTo(split.secret());
                assertThat(RecoveryShare.join(typed)).isEqualTo(split.secret());
            }
        }
    }

    @Test
    void mixed_doubled_missing_and_damaged_shares_are_named() throws Exception {
        try (RecoveryShare.Split split = RecoveryShare.split(2, 3, RANDOM);
                RecoveryShare.Split other = RecoveryShare.split(2, 3, RANDOM)) {
            RecoveryShare first = split.shares().get(0);
            fails("shares.too-few", List.of(first));
            fails("shares.twice", List.of(first, first));
            fails("shares.mixed", List.of(first, other.shares().get(1)));
            byte[] bytes = new byte[40];
            assertThatThrownBy(() -> RecoveryShare.parse(CheckedText.encode(SecretBytes.owning(bytes))))
                    .isInstanceOf(Failure.Usage.class)
                    .hasMessage("shares.damaged");
            assertThat(RecoveryShare.looksLikeOne(first.text())).isTrue();
            assertThat(RecoveryShare.looksLikeOne(code().toCharArray())).isFalse();
        }
    }

    private static void fails(String key, List<RecoveryShare> shares) {
        assertThatThrownBy(() -> RecoveryShare.join(shares))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage(key);
    }
}
