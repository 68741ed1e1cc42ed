package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;

/** Reads what {@link PackedWriter} wrote; never past the end, and nothing longer than what is there. */
final class PackedReader {
    private static final int LONGEST_SHIFT = 63;

    private final byte[] bytes;
    private final int end;
    private int at;

    PackedReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    PackedReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean hasMore() {
        return at < end;
    }

    int at() {
        return at;
    }

    long number() throws Failure.Damaged {
        long value = 0;
        for (int shift = 0; shift <= LONGEST_SHIFT && at < end; shift += 7) {
            byte b = bytes[at++];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new Failure.Damaged("vault.damaged");
    }

    /** Returns a number that fits an int, at most {@code most}. */
    int number(int most) throws Failure.Damaged {
        long value = number();
        if (value < 0 || value > most) {
            throw new Failure.Damaged("vault.damaged");
        }
        return (int) value;
    }

    /** Returns a length that fits into what is left, and stays before what it is the length of. */
    int length() throws Failure.Damaged {
        return within(number());
    }

    private int within(long length) throws Failure.Damaged {
        if (length < 0 || length > end - at) {
            throw new Failure.Damaged("vault.damaged");
        }
        return (int) length;
    }

    String text() throws Failure.Damaged {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    String name() throws Failure.Damaged {
        long form = number();
        int length = within(form >> 1);
        return form % 2 == 0 ? Sha256.hex(raw(length)) : new String(raw(length), StandardCharsets.UTF_8);
    }

    void skipName() throws Failure.Damaged {
        skip(within(number() >> 1));
    }

    byte[] bytes() throws Failure.Damaged {
        return raw(length());
    }

    byte[] raw(int lengthBytes) throws Failure.Damaged {
        within(lengthBytes);
        at += lengthBytes;
        return Arrays.copyOfRange(bytes, at - lengthBytes, at);
    }

    void skip(int lengthBytes) throws Failure.Damaged {
        within(lengthBytes);
        at += lengthBytes;
    }
}
