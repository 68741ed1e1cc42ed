package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Numbers (the low byte first) and texts at places in a few bytes of an office file. A place behind the end is a refusal,
 * whatever number led there.
 */
final class OleBytes {
    /** Seconds from 1601, where FILETIME starts, to 1970 ([MS-DTYP], section 2.3.3). */
    private static final long EPOCH_SECONDS = 11_644_473_600L;

    private static final long TICKS_PER_SECOND = 10_000_000L;

    /** 1 January 2200. */
    private static final long LATEST_SECONDS = 7_258_118_400L;

    private final byte[] bytes;

    OleBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a range of a source; the caller has bounded the count. */
    static OleBytes of(Source source, long from, int count) throws Refusal, IOException {
        if (from < 0 || count < 0 || count > source.sizeBytes() - from) {
            throw damaged(source.sizeBytes());
        }
        byte[] bytes = new byte[count];
        int read = source.fill(from, bytes, 0, count);
        if (read < count) {
            throw damaged(from + read);
        }
        return new OleBytes(bytes);
    }

    static Refusal damaged(long position) {
        return Refusal.damaged(FileFormat.OLD_OFFICE, "structure", position);
    }

    int length() {
        return bytes.length;
    }

    private int index(long at, long count) throws Refusal {
        if (at < 0 || count < 0 || at > bytes.length || count > bytes.length - at) {
            throw damaged(bytes.length);
        }
        return (int) at;
    }

    int u8(long at) throws Refusal {
        return bytes[index(at, 1)] & 0xFF;
    }

    int u16(long at) throws Refusal {
        index(at, 2);
        return u8(at) | u8(at + 1) << 8;
    }

    long u32(long at) throws Refusal {
        return i32(at) & 0xFFFF_FFFFL;
    }

    int i32(long at) throws Refusal {
        index(at, 4);
        return u16(at) | u16(at + 2) << 16;
    }

    long i64(long at) throws Refusal {
        return u32(at) | (long) i32(at + 4) << 32;
    }

    byte[] bytes(long at, long count) throws Refusal {
        int from = index(at, count);
        return Arrays.copyOfRange(bytes, from, from + (int) count);
    }

    /** Returns the bytes themselves, not a copy. */
    byte[] toArray() {
        return bytes;
    }

    OleBytes slice(long at, long count) throws Refusal {
        return new OleBytes(bytes(at, count));
    }

    /** Returns text in UTF-16, up to its first zero. */
    String wide(long at, long chars) throws Refusal {
        return upToZero(new String(bytes, index(at, chars * 2), (int) chars * 2, UTF_16LE));
    }

    /** Returns text in a character set, up to its first zero. */
    String text(long at, long count, Charset charset) throws Refusal {
        return upToZero(new String(bytes, index(at, count), (int) count, charset));
    }

    /** Returns how many bytes there are before the next zero. */
    int untilZero(long at) throws Refusal {
        int end = index(at, 1);
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end - (int) at;
    }

    private static String upToZero(String text) {
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    /** Returns a FILETIME; nothing for zero and for what is no date that a file can have. */
    Optional<Instant> moment(long at) throws Refusal {
        long seconds = i64(at) / TICKS_PER_SECOND - EPOCH_SECONDS;
        return i64(at) <= 0 || seconds > LATEST_SECONDS
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
