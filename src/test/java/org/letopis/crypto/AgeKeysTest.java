package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class AgeKeysTest {
    /** The identity printed in C2SP age, and the start of its recipient. */
    private static final String PUBLISHED_IDENTITY =
            "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR";

    private static final String PUBLISHED_RECIPIENT_START =
            "age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5zrqtzdxz95paef6caq5aapdmwjjqpjfdyxn";

    @Test
    void the_published_identity_has_the_published_recipient() throws Failure {
        AgeIdentity identity = AgeIdentity.parse(secret(PUBLISHED_IDENTITY));

        assertThat(identity.recipient().text())
                .startsWith(PUBLISHED_RECIPIENT_START)
                .hasSize(1959);
        assertThat(identity.text()).isEqualTo(secret(PUBLISHED_IDENTITY));
    }

    @Test
    void a_seed_gives_the_same_identity_again() {
        try (AgeIdentity identity = AgeIdentity.generate(new SecureRandom());
                SecretBytes seed = identity.seed();
                AgeIdentity again = AgeIdentity.fromSeed(seed)) {
            assertThat(again.recipient()).isEqualTo(identity.recipient());
            assertThat(again).hasToString("AgeIdentity[redacted]");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> AgeIdentity.fromSeed(SecretBytes.owning(new byte[31])));
    }

    @Test
    void a_recipient_is_read_back_from_its_text() throws Failure {
        AgeRecipient recipient = AgeIdentity.generate(new SecureRandom()).recipient();

        assertThat(AgeRecipient.parse(recipient.text())).isEqualTo(recipient).hasSameHashCodeAs(recipient);
    }

    @Test
    void a_recipient_has_one_text_only() {
        String text = AgeIdentity.generate(new SecureRandom()).recipient().text();
        List<String> others = List.of(
                text.toUpperCase(Locale.ROOT),
                text.substring(0, 50) + text.substring(50).toUpperCase(Locale.ROOT),
                text + " ",
                text.substring(0, text.length() - 1),
                text.replace("age1pq1", "age1pr1"),
                "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
                "",
                "я");
        for (String other : others) {
            assertThatExceptionOfType(Failure.Damaged.class)
                    .isThrownBy(() -> AgeRecipient.parse(other))
                    .withMessage("age.recipient");
        }
    }

    @Test
    void a_key_that_would_give_a_known_secret_is_refused() {
        byte[] lowOrder =
                AgeIdentity.generate(new SecureRandom()).recipient().key().clone();
        Arrays.fill(lowOrder, AgeRecipient.KEY_BYTES - 32, AgeRecipient.KEY_BYTES, (byte) 0);
        byte[] overModulus =
                AgeIdentity.generate(new SecureRandom()).recipient().key().clone();
        overModulus[0] = (byte) 0xff;
        overModulus[1] |= 0x0f;

        for (byte[] key : List.of(lowOrder, overModulus)) {
            String text = new String(Bech32.encode("age1pq", key), US_ASCII);
            assertThatExceptionOfType(Failure.Damaged.class)
                    .isThrownBy(() -> AgeRecipient.parse(text))
                    .withMessage("age.recipient");
        }
    }

    @Test
    void an_identity_of_another_kind_or_case_is_refused() {
        List<String> others = List.of(
                PUBLISHED_IDENTITY.toLowerCase(Locale.ROOT),
                PUBLISHED_IDENTITY + "\n",
                "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
        for (String other : others) {
            assertThatExceptionOfType(Failure.Damaged.class)
                    .isThrownBy(() -> AgeIdentity.parse(secret(other)))
                    .withMessage("age.identity");
        }
    }

    private static SecretBytes secret(String text) {
        return SecretBytes.owning(text.getBytes(US_ASCII));
    }
}
