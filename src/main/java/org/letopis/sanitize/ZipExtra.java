package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Extra fields of a ZIP member. Source: PKWARE APPNOTE 6.3.10, section 4.5 and the fields of others in section 4.6;
 * Info-ZIP's extrafld.txt.
 */
record ZipExtra(byte[] bytes) {
    private static final int ZIP64 = 0x0001;
    private static final int UNICODE_NAME = 0x7075;
    private static final int TIMES = 0x5455;
    private static final int UNIX_OWNER = 0x7875;
    private static final long MARK = 0xFFFFFFFFL;

    /** Sizes and place of a member, from the ZIP64 field where the header has no room for them. */
    record Sizes(long size, long packed, long offset) {}

    /**
     * Returns the sizes.
     *
     * @param header in which they stand, or a mark that they stand in the field
     * @param offsetAt -1 when this header has no offset
     */
    Optional<Sizes> sizes(ZipBytes header, int sizeAt, int packedAt, int offsetAt) {
        long[] values = {header.u32(sizeAt), header.u32(packedAt), offsetAt < 0 ? 0 : header.u32(offsetAt)};
        ZipBytes field = new ZipBytes(field(ZIP64), 0);
        int at = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == MARK) {
                if (at + 8 > field.length()) {
                    return Optional.empty();
                }
                values[i] = field.i64(at);
                at += 8;
            }
        }
        boolean possible = values[0] >= 0 && values[1] >= 0 && values[2] >= 0;
        return possible ? Optional.of(new Sizes(values[0], values[1], values[2])) : Optional.empty();
    }

    /** Returns the name in UTF-8 that Info-ZIP puts beside one in another set, when it belongs to that one. */
    Optional<String> unicodeName(byte[] name) {
        byte[] field = field(UNICODE_NAME);
        if (field.length < 5 || field[0] != 1) {
            return Optional.empty();
        }
        CRC32 checksum = new CRC32();
        checksum.update(name);
        return new ZipBytes(field, 0).i32(1) == (int) checksum.getValue()
                ? ZipNames.decode(Arrays.copyOfRange(field, 5, field.length), UTF_8)
                : Optional.empty();
    }

    /** Returns the time of the last change to the second, which Unix programs add to the date in the header. */
    Optional<Instant> modified() {
        ZipBytes field = new ZipBytes(field(TIMES), 0);
        return field.length() >= 5 && (field.bytes()[0] & 1) != 0
                ? Optional.of(Instant.ofEpochSecond(field.i32(1)))
                : Optional.empty();
    }

    /** Returns the numbers of the user and the group that own the file, for example {@code 1000:1000}. */
    Optional<String> owner() {
        byte[] field = field(UNIX_OWNER);
        if (field.length != 11 || field[0] != 1 || field[1] != 4 || field[6] != 4) {
            return Optional.empty();
        }
        ZipBytes numbers = new ZipBytes(field, 0);
        return Optional.of(numbers.u32(2) + ":" + numbers.u32(7));
    }

    private byte[] field(int wanted) {
        ZipBytes all = new ZipBytes(bytes, 0);
        int at = 0;
        while (at + 4 <= all.length()) {
            int length = all.u16(at + 2);
            if (at + 4 + length > all.length()) {
                break;
            }
            if (all.u16(at) == wanted) {
                return all.part(at + 4, length);
            }
            at += 4 + length;
        }
        return new byte[0];
    }

    /** Returns the number of a compression method and its name where it has one (section 4.4.5). */
    static String methodName(int method) {
        return method
                + switch (method) {
                    case 1 -> " (Shrink)";
                    case 6 -> " (Implode)";
                    case 9 -> " (Deflate64)";
                    case 12 -> " (bzip2)";
                    case 14 -> " (LZMA)";
                    case 20, 93 -> " (Zstandard)";
                    case 95 -> " (XZ)";
                    case 96 -> " (JPEG)";
                    case 98 -> " (PPMd)";
                    case 99 -> " (AES)";
                    default -> "";
                };
    }
}
