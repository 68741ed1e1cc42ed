package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class Argon2idTest {
    /** RFC 9106 section 5.3. Its cost is far below our floor. */
    @Test
    void the_vector_of_the_rfc() {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(Sha256.unhex("02".repeat(16)))
                .withSecret(Sha256.unhex("03".repeat(8)))
                .withAdditional(Sha256.unhex("04".repeat(12)))
                .build();

        SecretBytes tag = Argon2id.derive(SecretBytes.owning(Sha256.unhex("01".repeat(32))), parameters, 32);

        assertThat(Sha256.hex(tag.exposed()))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    /** npm @noble/hashes 2: {@code argon2id("password", "somesaltsomesalt", {t: 3, m: 65536, p: 1, dkLen: 32})}. */
    @Test
    void the_floor_gives_what_another_implementation_gives() throws Failure {
        SecretBytes key =
                Argon2id.derive(ascii("password"), ascii("somesaltsomesalt").exposed(), Argon2Cost.LOW, 32);

        assertThat(Sha256.hex(key.exposed()))
                .isEqualTo("7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819");
    }

    /** In processes of their own, so that this one does not run out of memory. */
    @Test
    void the_heap_said_to_be_needed_is_enough_and_too_little_is_a_failure_that_names_it() {
        for (String collector : List.of("-XX:+UseG1GC", "-XX:+UseSerialGC")) {
            assertThat(probe(collector, "-Xmx320m", 256)).as(collector).isEqualTo("fits true, derived 32");
            assertThat(probe(collector, "-Xmx128m", 64)).as(collector).isEqualTo("fits true, derived 32");
            assertThat(probe(collector, "-Xmx256m", 256)).as(collector).isEqualTo("fits false, vault.memory [320]");
        }
    }

    @Test
    void a_short_salt_is_an_error_of_the_program() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Argon2id.derive(ascii("password"), new byte[15], Argon2Cost.LOW, 32));
    }

    private static String probe(String collector, String heap, int memoryMib) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Peers.Ran ran = Peers.run(
                Path.of("").toAbsolutePath(),
                new byte[0],
                List.of(
                        java,
                        collector,
                        heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Argon2Probe.class.getName(),
                        Integer.toString(memoryMib)));
        return ran.output();
    }

    private static SecretBytes ascii(String text) {
        return SecretBytes.owning(text.getBytes(StandardCharsets.US_ASCII));
    }
}
