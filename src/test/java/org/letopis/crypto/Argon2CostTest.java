package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;

class Argon2CostTest {
    private static final int MIB = 1024;

    @Test
    void floor_and_ceiling_themselves_are_allowed() throws Failure {
        assertThat(Argon2Cost.read(64 * MIB, 3, 1)).isEqualTo(Argon2Cost.LOW);
        assertThat(Argon2Cost.read(1024 * MIB, 16, 8).memoryKib()).isEqualTo(1024 * MIB);
    }

    @Test
    void a_hostile_file_cannot_ask_for_less_or_more() {
        int[][] outOfBounds = {
            {64 * MIB - 1, 3, 1},
            {1024 * MIB + 1, 3, 1},
            {Integer.MAX_VALUE, 3, 1},
            {-1, 3, 1},
            {256 * MIB, 2, 1},
            {256 * MIB, 17, 1},
            {256 * MIB, 3, 0},
            {256 * MIB, 3, 9},
        };
        for (int[] cost : outOfBounds) {
            assertThatExceptionOfType(Failure.Damaged.class)
                    .isThrownBy(() -> Argon2Cost.read(cost[0], cost[1], cost[2]))
                    .withMessage("vault.kdf-bounds");
            assertThatIllegalArgumentException().isThrownBy(() -> new Argon2Cost(cost[0], cost[1], cost[2]));
        }
    }

    @Test
    void the_heap_needed_is_more_than_the_memory_by_64_mib_or_a_quarter() {
        assertThat(Argon2Cost.STANDARD.neededHeapMib()).isEqualTo(320);
        assertThat(Argon2Cost.MIDDLE.neededHeapMib()).isEqualTo(192);
        assertThat(Argon2Cost.LOW.neededHeapMib()).isEqualTo(128);
        assertThat(new Argon2Cost(1024 * MIB, 3, 1).neededHeapMib()).isEqualTo(1280);
    }
}
