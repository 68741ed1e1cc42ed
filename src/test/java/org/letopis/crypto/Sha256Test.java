package org.letopis.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-2 appendix B.1; also {@code printf abc | sha256sum}. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void parts_and_streams_give_the_published_digest() {
        byte[] abc = "abc".getBytes(US_ASCII);
        byte[] parts = Sha256.of("a".getBytes(US_ASCII), "bc".getBytes(US_ASCII));
        byte[] stream = new Sha256().update(abc, 0, 1).update(abc, 1, 2).digest();

        assertThat(Sha256.hex(parts)).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(stream)).isEqualTo(OF_ABC);
    }

    @Test
    void hex_reads_either_case_and_nothing_else() {
        assertThat(Sha256.unhex("00fF")).containsExactly(0, -1);
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.unhex("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Sha256.unhex("0g"));
    }
}
