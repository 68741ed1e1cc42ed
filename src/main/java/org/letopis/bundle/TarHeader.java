package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The one header block that a regular file of a given name and size has (POSIX.1-2017, pax, "ustar Interchange
 * Format"): owner 0, mode 0644, time 0, no owner names, device numbers written as zeros. The same bytes as
 * {@code tar --format=ustar --owner=0 --group=0 --numeric-owner --mode=0644 --mtime=@0}.
 */
final class TarHeader {
    static final int BLOCK_BYTES = 512;
    static final int MAX_NAME_BYTES = 99;

    private static final int NAME_END = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int CHECKSUM_AT = 148;

    private TarHeader() {}

    /**
     * Returns the 512 bytes.
     *
     * @param name ASCII, at most {@value #MAX_NAME_BYTES} bytes
     * @param sizeBytes 0 to {@link Layout#MAX_ENTRY_BYTES}
     */
    static byte[] of(String name, long sizeBytes) {
        if (name.length() > MAX_NAME_BYTES || sizeBytes < 0 || sizeBytes > Layout.MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException("no header block has this name or size");
        }
        byte[] block = new byte[BLOCK_BYTES];
        put(block, 0, name);
        put(block, 100, "0000644");
        put(block, 108, "0000000");
        put(block, 116, "0000000");
        put(block, SIZE_AT, octal(sizeBytes, SIZE_DIGITS));
        put(block, 136, "00000000000");
        put(block, CHECKSUM_AT, "        ");
        put(block, 156, "0");
        put(block, 257, "ustar\0" + "00");
        put(block, 329, "0000000");
        put(block, 337, "0000000");
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, CHECKSUM_AT, octal(sum, 6) + "\0 ");
        return block;
    }

    /** Returns the size that a block claims, or -1 when its size field is not 11 octal digits and a NUL. */
    static long claimedSize(byte[] block) {
        long size = 0;
        for (int i = SIZE_AT; i < SIZE_AT + SIZE_DIGITS; i++) {
            int digit = block[i] - '0';
            if (digit < 0 || digit > 7) {
                return -1;
            }
            size = size * 8 + digit;
        }
        return block[SIZE_AT + SIZE_DIGITS] == 0 ? size : -1;
    }

    /** Tells whether the name field of a block holds this name and nothing else. */
    static boolean hasName(byte[] block, String name) {
        byte[] field = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), NAME_END);
        return Arrays.equals(field, 0, NAME_END, block, 0, NAME_END);
    }

    /** Returns how many zeros follow a content of this size. */
    static int gapBytes(long sizeBytes) {
        return (int) (-sizeBytes & (BLOCK_BYTES - 1));
    }

    /** Returns how many bytes of the archive an entry takes. */
    static long entryBytes(long sizeBytes) {
        return BLOCK_BYTES + sizeBytes + gapBytes(sizeBytes);
    }

    private static String octal(long number, int digits) {
        String text = Long.toOctalString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }
}
