package org.letopis.bundle;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.failure.Failure;

/**
 * How large the parts of a bundle are.
 *
 * @param bytes 1 MiB to 4,000 MiB
 */
public record PartSize(long bytes) {
    private static final long MIN_BYTES = 1L << 20;
    private static final long MAX_BYTES = 4_000L << 20;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,8})([KMG])");

    /** The largest file of FAT is one byte short of 4 GiB. */
    public static final PartSize FOR_FAT = new PartSize(MAX_BYTES);

    public PartSize {
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a part has 1 MiB to 4,000 MiB");
        }
    }

    /**
     * Reads a size as people write it: a whole number and K, M or G, which are powers of 1024.
     *
     * @throws Failure.Usage when it is none, or not between 1M and 4000M
     */
    public static PartSize parse(String text) throws Failure.Usage {
        Matcher matcher = TEXT.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new Failure.Usage("parts.bad-size", text);
        }
        int shift = 10 * (1 + "KMG".indexOf(matcher.group(2)));
        long bytes = Long.parseLong(matcher.group(1)) << shift;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new Failure.Usage("parts.bad-size", text);
        }
        return new PartSize(bytes);
    }
}
