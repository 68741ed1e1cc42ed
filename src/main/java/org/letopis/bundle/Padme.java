package org.letopis.bundle;

/**
 * Padmé sizes: Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs" (PETS
 * 2019), section 4. A size keeps as many significant bits as its exponent is long, so at most 3.2 % is added and a size
 * tells O(log log L) bits.
 */
final class Padme {
    static final long FLOOR_BYTES = 256 * 1024;

    private Padme() {}

    /** Returns the size that {@code lengthBytes} grows to: a multiple of 8192, at least {@link #FLOOR_BYTES}. */
    static long sizeFor(long lengthBytes) {
        if (lengthBytes <= FLOOR_BYTES) {
            return FLOOR_BYTES;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(lengthBytes);
        int kept = 32 - Integer.numberOfLeadingZeros(exponent);
        long mask = (1L << (exponent - kept)) - 1;
        return (lengthBytes + mask) & ~mask;
    }
}
