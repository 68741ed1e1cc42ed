package org.letopis.report;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;

/**
 * A random 128-bit name of a report, act, person or attachment, written as 32 lower-case hexadecimal digits. It tells
 * nothing of when or by whom it was made (unlike UUIDv7 or ULID).
 */
public record Id(String hex) implements Comparable<Id> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public Id {
        if (!FORM.matcher(hex).matches()) {
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
        if (!FORM.matcher(text).matches()) {
            throw new JsonProblem("report.bad-id");
        }
        return new Id(text);
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
