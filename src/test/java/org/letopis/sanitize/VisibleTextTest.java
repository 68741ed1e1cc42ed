package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
    /** What comes in nearly every text, and what must take the long way: controls, marks, blanks, high letters. */
    private static final int[] SIGNS = {
        'a', 'Z', '0', '~', '!', ' ', '\n', '\t', '\r', 'я', 'Ё', 'ѐ', 'ѓ', 'џ', 'Ѡ', 0x7F, 0x1B, 0x07, 0x9B, '[', 'm',
        0xA0, 0xAD, 0x200B, 0x2800, 0x3FF, 0x400, 0x45F, 0x460, 0x483, 0xFEFF, 0x1F600, 0xE0001, 0xD800, 0x1FFFE
    };

    @Test
    void the_short_way_sees_what_the_long_way_sees() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int few = random.nextBoolean() ? 15 : SIGNS.length;
            for (int i = random.nextInt(12); i > 0; i--) {
                text.appendCodePoint(SIGNS[random.nextInt(few)]);
            }
            String each = text.toString();

            assertThat(VisibleText.of(each)).as("seed %d, %s", seed, each).isEqualTo(VisibleText.byProperties(each));
        }
    }

    @Test
    void every_sign_that_takes_the_short_way_leaves_ink() {
        for (char c = 0; c < 0x2000; c++) {
            String one = String.valueOf(c);

            assertThat(VisibleText.of(one)).as("U+%04X", (int) c).isEqualTo(VisibleText.byProperties(one));
        }
    }
}
