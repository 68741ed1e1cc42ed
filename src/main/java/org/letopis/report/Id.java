package org.letopis.report;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.letopis.json.JsonProblem;

/**
 * A random 128-bit name of a report, act, person or attachment, written as 32 lower-case hexadecimal digits. It tells
 * nothing of when or by whom it was made (unlike UUIDv7 or ULID).
 */
public record Id(String hex) implements Comparable<Id> {
    private static final int DIGITS = 32;

    public Id {
        if (!isWellFormed(hex)) {
            throw new IllegalArgumentException("an id is 32 hexadecimal digits");
        }
    }

    public static Id random(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new Id(HexFormat.of().formatHex(bytes));
    }

    /** Reads an id that a tool wrote. */
    public static Id parse(String text) throws JsonProblem {
        if (!isWellFormed(text)) {
            throw new JsonProblem("report.bad-id");
        }
        return new Id(text);
    }

    /** A list reads a hundred thousand of them, so this is no pattern. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }

    @Override
    public int compareTo(Id other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
