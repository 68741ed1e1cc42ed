package org.letopis.crypto;

import org.letopis.failure.Failure;

/**
 * What one guess at a passphrase costs (RFC 9106 section 3.1). Always within the floor below which guessing is too
 * cheap, and the ceiling above which a hostile file could stall or exhaust the machine.
 *
 * @param memoryKib KiB of memory, 64 MiB to 1 GiB
 * @param passes passes over the memory, 3 to 16
 * @param lanes lanes, 1 to 8
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {
    /** 256 MiB, 3 passes, 1 lane. */
    public static final Argon2Cost STANDARD = new Argon2Cost(256 * 1024, 3, 1);

    /** 128 MiB, 3 passes, 1 lane. */
    public static final Argon2Cost MIDDLE = new Argon2Cost(128 * 1024, 3, 1);

    /** 64 MiB, 3 passes, 1 lane: the floor. */
    public static final Argon2Cost LOW = new Argon2Cost(64 * 1024, 3, 1);

    private static final int HEAP_BESIDE_MIB = 64;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a value is out of bounds
     */
    public Argon2Cost {
        if (!withinBounds(memoryKib, passes, lanes)) {
            throw new IllegalArgumentException("key derivation cost out of bounds");
        }
    }

    /**
     * Returns the cost that a file names.
     *
     * @throws Failure.Damaged when a value is out of bounds; nothing was allocated yet
     */
    public static Argon2Cost read(int memoryKib, int passes, int lanes) throws Failure.Damaged {
        if (!withinBounds(memoryKib, passes, lanes)) {
            throw new Failure.Damaged("vault.kdf-bounds");
        }
        return new Argon2Cost(memoryKib, passes, lanes);
    }

    /** Returns whether the largest heap this process may have is enough for a derivation. */
    public boolean fitsHeap() {
        long maxBytes = Runtime.getRuntime().maxMemory();
        // Serial and parallel collectors report less than -Xmx by the part they keep free for copying, 3-5 %.
        return maxBytes + maxBytes / 20 >= neededHeapMib() * 1024L * 1024L;
    }

    /**
     * Returns the heap in MiB that {@code -Xmx} must allow for a derivation: a quarter more than its memory, and at
     * least 64 MiB more. Measured with the two collectors that the JDK chooses by itself; the memory is kept in small
     * arrays, each with a head of its own.
     */
    public int neededHeapMib() {
        int memoryMib = (memoryKib + 1023) / 1024;
        return memoryMib + Math.max(HEAP_BESIDE_MIB, memoryMib / 4);
    }

    private static boolean withinBounds(int memoryKib, int passes, int lanes) {
        return memoryKib >= 64 * 1024
                && memoryKib <= 1024 * 1024
                && passes >= 3
                && passes <= 16
                && lanes >= 1
                && lanes <= 8;
    }
}
