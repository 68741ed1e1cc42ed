package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;

/**
 * The header in front of a member, which repeats what the directory says; programs that write as they go leave its
 * sizes out and put them behind the data. Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 and 4.3.9.
 *
 * @param header its fixed part
 * @param name as it is there
 * @param dataFrom where the packed bytes begin
 * @param limit where the directory begins, before which the member must end
 */
record ZipLocal(
        Source source, FileFormat format, ZipBytes header, byte[] name, byte[] extra, long dataFrom, long limit) {
    private static final int HEADER_BYTES = 30;
    private static final int LOCAL = 0x04034B50;
    private static final int DESCRIPTOR = 0x08074B50;
    private static final int DESCRIPTOR_FOLLOWS = 1 << 3;
    private static final int UTF_8_NAME = 1 << 11;

    static ZipLocal of(Source source, FileFormat format, long from, long limit) throws Refusal, IOException {
        ZipBytes header = from + HEADER_BYTES > limit ? ZipBytes.NONE : ZipBytes.upTo(source, from, HEADER_BYTES);
        if (header.length() < HEADER_BYTES || header.i32(0) != LOCAL) {
            throw Refusal.damaged(format, "member header", from);
        }
        int nameBytes = header.u16(26);
        int extraBytes = header.u16(28);
        ZipBytes texts = ZipBytes.upTo(source, from + HEADER_BYTES, nameBytes + extraBytes);
        if (texts.length() < nameBytes + extraBytes) {
            throw Refusal.damaged(format, "member header", from);
        }
        return new ZipLocal(
                source,
                format,
                header,
                texts.part(0, nameBytes),
                texts.part(nameBytes, extraBytes),
                from + HEADER_BYTES + nameBytes + extraBytes,
                limit);
    }

    /** Refuses when the directory says something else: two programs would then show two different files. */
    void demandSame(byte[] centralName, int flags, int method, int checksum, ZipExtra.Sizes sizes)
            throws Refusal, IOException {
        if (!Arrays.equals(name, centralName)) {
            throw Refusal.damaged(format, "member name", header.from());
        }
        if (header.u16(8) != method || ((header.u16(6) ^ flags) & (DESCRIPTOR_FOLLOWS | UTF_8_NAME)) != 0) {
            throw Refusal.damaged(format, "member header", header.from());
        }
        if (sizes.packed() > limit - dataFrom) {
            throw Refusal.damaged(format, "member", header.from());
        }
        ZipExtra.Sizes own = new ZipExtra(extra).sizes(header, 22, 18, -1).orElse(null);
        boolean same = own != null
                && own.size() == sizes.size()
                && own.packed() == sizes.packed()
                && header.i32(14) == checksum;
        boolean left = descriptorFollows()
                && isLeft(header.i32(14), checksum)
                && isLeft(header.i32(18), sizes.packed())
                && isLeft(header.i32(22), sizes.size());
        if (!same && !left) {
            throw Refusal.damaged(format, "member header", header.from());
        }
    }

    /** Returns whether a number is left out or right: Info-ZIP knows the size of what it streams, and not the rest. */
    private static boolean isLeft(int number, long right) {
        return number == 0 || number == -1 || number == (int) right;
    }

    private boolean descriptorFollows() {
        return (header.u16(6) & DESCRIPTOR_FOLLOWS) != 0;
    }

    /** Returns where the member ends, with the descriptor behind its data if it has one. */
    long endAt(int checksum, ZipExtra.Sizes sizes) throws Refusal, IOException {
        long end = dataFrom + sizes.packed();
        if (!descriptorFollows()) {
            return end;
        }
        ZipBytes after = ZipBytes.upTo(source, end, (int) Math.min(24, limit - end));
        for (int signature : new int[] {4, 0}) {
            for (int width : new int[] {4, 8}) {
                int length = signature + 4 + 2 * width;
                boolean fits = after.length() >= length && (signature == 0 || after.i32(0) == DESCRIPTOR);
                if (fits
                        && after.i32(signature) == checksum
                        && number(after, signature + 4, width) == sizes.packed()
                        && number(after, signature + 4 + width, width) == sizes.size()) {
                    return end + length;
                }
            }
        }
        throw Refusal.damaged(format, "descriptor of a member", end);
    }

    private static long number(ZipBytes bytes, int at, int width) {
        return width == 4 ? bytes.u32(at) : bytes.i64(at);
    }
}
