package org.letopis.sanitize;

import java.io.IOException;
import java.util.Optional;

/**
 * The end of a ZIP file, which says where its directory is. Source: PKWARE APPNOTE 6.3.10, sections 4.3.14 to 4.3.16.
 *
 * @param count members in the directory
 * @param directoryFrom where the directory begins
 * @param directoryBytes its size
 * @param shift bytes that were put in front of the archive after its offsets were written, as in self-extracting ones
 * @param from where the end records begin
 * @param commentFrom where the comment of the archive begins
 * @param commentBytes size of that comment
 * @param severalParts whether it is a part of a split archive
 */
record ZipEnd(
        long count,
        long directoryFrom,
        long directoryBytes,
        long shift,
        long from,
        long commentFrom,
        int commentBytes,
        boolean severalParts) {
    private static final int END_BYTES = 22;
    private static final int END = 0x06054B50;
    private static final int END_64 = 0x06064B50;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64 = 0x07064B50;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int CENTRAL = 0x02014B50;

    /** How far from the end of the file it is looked for: a comment is shorter, but something may follow it. */
    private static final int TAIL_BYTES = 1 << 20;

    /** Returns where this archive ends, in bytes from the start of the file: behind its comment. */
    long endAt() {
        return commentFrom + commentBytes;
    }

    /** Returns the last end record that leads to a directory. */
    static Optional<ZipEnd> find(Source source) throws IOException {
        ZipBytes tail = ZipBytes.upTo(source, Math.max(0, source.sizeBytes() - TAIL_BYTES), TAIL_BYTES);
        Optional<ZipEnd> loose = Optional.empty();
        for (int at = tail.length() - END_BYTES; at >= 0; at--) {
            if (tail.i32(at) != END || at + END_BYTES + tail.u16(at + 20) > tail.length()) {
                continue;
            }
            Optional<ZipEnd> end = read(source, tail, at);
            if (end.isPresent() && end.get().endAt() == source.sizeBytes()) {
                return end;
            }
            loose = loose.isPresent() ? loose : end;
        }
        return loose;
    }

    private static Optional<ZipEnd> read(Source source, ZipBytes tail, int at) throws IOException {
        long from = tail.from() + at;
        long count = tail.u16(at + 10);
        long bytes = tail.u32(at + 12);
        long directoryFrom = tail.u32(at + 16);
        boolean parts = tail.u16(at + 4) != 0 || tail.u16(at + 6) != 0 || count != tail.u16(at + 8);
        ZipBytes locator = ZipBytes.upTo(source, from - LOCATOR_64_BYTES, LOCATOR_64_BYTES);
        boolean marked = count == 0xFFFF || bytes == 0xFFFFFFFFL || directoryFrom == 0xFFFFFFFFL;
        if (locator.length() == LOCATOR_64_BYTES && locator.i32(0) == LOCATOR_64) {
            ZipBytes large = large(source, locator.i64(8), from - LOCATOR_64_BYTES);
            if (large.length() < END_64_BYTES) {
                return Optional.empty();
            }
            from = large.from();
            // Where the old record has a number of its own, both must say the same.
            parts = locator.u32(16) > 1
                    || large.i64(24) != large.i64(32)
                    || count != 0xFFFF && count != large.i64(32)
                    || bytes != 0xFFFFFFFFL && bytes != large.i64(40)
                    || directoryFrom != 0xFFFFFFFFL && directoryFrom != large.i64(48);
            count = large.i64(32);
            bytes = large.i64(40);
            directoryFrom = large.i64(48);
        } else if (marked) {
            return Optional.empty();
        }
        long commentFrom = tail.from() + at + END_BYTES;
        long shift = shift(source, count, directoryFrom, bytes, from);
        return shift < 0
                ? Optional.empty()
                : Optional.of(new ZipEnd(
                        count, directoryFrom + shift, bytes, shift, from, commentFrom, tail.u16(at + 20), parts));
    }

    private static ZipBytes large(Source source, long claimed, long before) throws IOException {
        for (long at : new long[] {claimed, before - END_64_BYTES}) {
            ZipBytes record = at < 0 || at > before ? ZipBytes.NONE : ZipBytes.upTo(source, at, END_64_BYTES);
            if (record.length() == END_64_BYTES && record.i32(0) == END_64) {
                return record;
            }
        }
        return ZipBytes.NONE;
    }

    /** Returns how far the directory lies behind where it claims to be; -1 when there is none. */
    private static long shift(Source source, long count, long claimed, long bytes, long end) throws IOException {
        if (count < 0 || bytes < 0 || claimed < 0 || claimed > end || bytes > end - claimed) {
            return -1;
        }
        if (count == 0 || isDirectory(source, claimed)) {
            return 0;
        }
        long behind = end - bytes - claimed;
        return isDirectory(source, claimed + behind) ? behind : -1;
    }

    private static boolean isDirectory(Source source, long at) throws IOException {
        ZipBytes head = ZipBytes.upTo(source, at, 4);
        return head.length() == 4 && head.i32(0) == CENTRAL;
    }
}
