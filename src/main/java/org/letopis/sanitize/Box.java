package org.letopis.sanitize;

import java.util.Locale;

/**
 * One box: a length, a type, content. Source: ISO/IEC 14496-12 section 4.2; QuickTime calls it an atom.
 *
 * @param type four characters, each one byte of the file
 * @param start where it starts, in bytes from the start of the file
 * @param headerBytes 8, 16 with a long size, 16 more for a type of 16 bytes
 * @param sizeBytes all of it
 */
record Box(String type, long start, int headerBytes, long sizeBytes) {
    /** Begins the types of QuickTime's user data. */
    private static final char COPYRIGHT = '\u00A9';

    long contentStart() {
        return start + headerBytes;
    }

    long contentBytes() {
        return sizeBytes - headerBytes;
    }

    long end() {
        return start + sizeBytes;
    }

    /** Returns the type for a message: as it is when it is printable, else in hex. */
    String name() {
        return name(type);
    }

    static String name(String type) {
        if (type.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return type.strip();
        }
        if (type.charAt(0) == COPYRIGHT) {
            return COPYRIGHT + name(type.substring(1));
        }
        StringBuilder hex = new StringBuilder("0x");
        type.chars().forEach(character -> hex.append(String.format(Locale.ROOT, "%02X", character)));
        return hex.toString();
    }
}
