package org.letopis.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PadmeTest {
    /**
     * Computed with Python from the definition in the PURB paper: {@code E = int(log2(L)); S = int(log2(E)) + 1; m =
     * 2**(E - S) - 1; (L + m) & ~m}.
     */
    @ParameterizedTest
    @CsvSource({
        "262145, 270336",
        "300000, 303104",
        "524288, 524288",
        "524289, 540672",
        "1000000, 1015808",
        "4194304, 4194304",
        "10000000, 10223616",
        "123456789, 123731968",
        "1073741824, 1073741824",
        "1073741825, 1107296256",
        "5000000000, 5033164800",
        "99999999999, 100931731456",
        "214748364800, 214748364800"
    })
    void sizes_are_those_of_the_definition(long lengthBytes, long padded) {
        assertThat(Padme.sizeFor(lengthBytes)).isEqualTo(padded);
    }

    @Test
    void nothing_is_smaller_than_256_kib() {
        assertThat(Padme.sizeFor(1)).isEqualTo(262_144);
        assertThat(Padme.sizeFor(262_144)).isEqualTo(262_144);
        assertThat(Padme.sizeFor(262_145)).isEqualTo(270_336);
    }

    @Test
    void at_most_a_thirty_second_is_added_and_whole_blocks_stay_whole() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            long length = 262_144 + (random.nextLong() >>> (27 + random.nextInt(18)));
            long padded = Padme.sizeFor(length);
            assertThat(padded).isBetween(length, length + length / 32);
            assertThat(padded % 512).isZero();
            assertThat(Padme.sizeFor(padded)).isEqualTo(padded);
        }
    }
}
