package org.letopis.sanitize;

/** How much of a file may be held in memory at once. */
final class HeapShare {
    private HeapShare() {}

    /**
     * Returns the bound, or less where the heap is small.
     *
     * @param most what an honest file has
     * @param bytesEach what one of them costs while the file is cleaned and proved, at worst
     */
    static long most(long most, int bytesEach) {
        return Math.min(most, Runtime.getRuntime().maxMemory() / bytesEach);
    }
}
