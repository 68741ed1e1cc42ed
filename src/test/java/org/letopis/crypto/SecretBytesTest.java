package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
    @Test
    void closing_wipes_the_array_that_was_handed_over() {
        byte[] bytes = {1, 2, 3};
        SecretBytes.owning(bytes).close();

        assertThat(bytes).containsOnly(0);
    }

    @Test
    void a_copy_leaves_the_source_alone_and_is_not_changed_by_it() {
        byte[] bytes = {1, 2, 3};
        try (SecretBytes secret = SecretBytes.copyOf(bytes)) {
            bytes[0] = 9;
            assertThat(secret.exposed()).containsExactly(1, 2, 3);
        }
        assertThat(bytes).containsExactly(9, 2, 3);
    }

    @Test
    void a_wiped_secret_cannot_be_taken_for_a_key_of_zeros() {
        SecretBytes secret = SecretBytes.random(new SecureRandom(), 32);
        secret.close();
        secret.close();

        assertThatIllegalStateException().isThrownBy(secret::exposed);
        assertThat(secret).isNotEqualTo(SecretBytes.owning(new byte[32]));
    }

    @Test
    void equal_bytes_are_equal_secrets() {
        SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2, 3, 4});

        assertThat(secret).isEqualTo(SecretBytes.copyOf(new byte[] {1, 2, 3, 4}));
        assertThat(secret).isNotEqualTo(SecretBytes.copyOf(new byte[] {1, 2, 3, 5}));
        assertThat(secret.slice(1, 3)).isEqualTo(SecretBytes.copyOf(new byte[] {2, 3}));
        assertThatIllegalArgumentException().isThrownBy(() -> secret.slice(2, 5));
    }

    @Test
    void printing_tells_only_the_length() {
        assertThat(SecretBytes.copyOf(new byte[] {65, 66})).hasToString("SecretBytes[2 bytes, redacted]");
        assertThat(SecretBytes.copyOf(new byte[] {65, 66}).hashCode())
                .isEqualTo(SecretBytes.copyOf(new byte[] {1, 2}).hashCode());
    }
}
