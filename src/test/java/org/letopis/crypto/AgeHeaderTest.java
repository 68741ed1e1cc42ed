package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

/** Headers that the CCTV vectors do not have: too large ones, and those of other files. */
class AgeHeaderTest {
    private static final String VERSION = "age-encryption.org/v1\n";
    private static final String MAC = "--- " + "A".repeat(43) + "\n";

    @Test
    void thirty_two_stanzas_are_read_and_one_more_is_refused() throws Failure, IOException {
        String stanza = "-> x\n\n";

        assertThat(read(VERSION + stanza.repeat(32) + MAC).stanzas()).hasSize(32);
        assertRefused(VERSION + stanza.repeat(33) + MAC, "age.header-too-large");
    }

    @Test
    void a_header_of_64_kib_is_refused_wherever_it_is_long() {
        String bodyLine = "A".repeat(64) + "\n";

        assertRefused(VERSION + "-> " + "x".repeat(70_000), "age.header-too-large");
        assertRefused(VERSION + "-> x\n" + bodyLine.repeat(1100), "age.header-too-large");
    }

    @Test
    void a_header_without_end_does_not_eat_memory() {
        InputStream endless = new InputStream() {
            private int count;

            @Override
            public int read(byte[] bytes, int offset, int lengthBytes) {
                bytes[offset] = (byte) read();
                return 1;
            }

            @Override
            public int read() {
                if (count > 100_000) {
                    throw new AssertionError("read far beyond the limit");
                }
                return count < VERSION.length() ? VERSION.charAt(count++) : "-> x".charAt(Math.min(count++ % 22, 3));
            }
        };

        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> AgeHeader.read(endless))
                .withMessage("age.header-too-large");
    }

    @Test
    void other_files_are_named_for_what_they_are() {
        assertRefused("", "age.not-age");
        assertRefused("PK\3\4", "age.not-age");
        assertRefused("x".repeat(1000), "age.not-age");
        assertRefused("-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n", "age.armored");
        assertRefused("age-encryption.org/v2\n", "age.version");
        assertRefused(VERSION, "age.header");
        assertRefused(VERSION + MAC, "age.header");
    }

    /** C2SP age: the body ends with a line shorter than 64 characters, which may be empty. */
    @Test
    void a_body_of_a_whole_line_is_written_with_an_empty_line_after_it() throws Failure, IOException {
        SecretBytes fileKey = SecretBytes.random(new SecureRandom(), 16);
        for (int bodyBytes : new int[] {0, 32, 47, 48, 49, 96}) {
            byte[] header = AgeHeader.write(List.of(new Stanza(List.of("x", "y"), new byte[bodyBytes])), fileKey);
            AgeHeader again = AgeHeader.read(new ByteArrayInputStream(header));

            assertThat(again.stanzas().get(0).arguments()).containsExactly("x", "y");
            assertThat(again.stanzas().get(0).body()).hasSize(bodyBytes);
            assertThat(again.isAuthentic(fileKey)).isTrue();
        }
    }

    private static AgeHeader read(String text) throws Failure, IOException {
        return AgeHeader.read(new ByteArrayInputStream(text.getBytes(US_ASCII)));
    }

    private static void assertRefused(String text, String key) {
        assertThatExceptionOfType(Failure.Damaged.class)
                .isThrownBy(() -> read(text))
                .withMessage(key);
    }
}
