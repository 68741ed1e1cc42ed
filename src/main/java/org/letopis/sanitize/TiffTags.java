package org.letopis.sanitize;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The few things we need to know of an EXIF block ourselves: which way is up, the thumbnail, and whether it is safe to
 * hand it to a library. Source: TIFF 6.0 section 2, CIPA DC-008 (Exif 2.32) sections 4.5 and 4.6.
 */
final class TiffTags {
    private static final int ORIENTATION = 0x0112;
    private static final int SUB_IFDS = 0x014A;
    private static final int THUMBNAIL_OFFSET = 0x0201;
    private static final int THUMBNAIL_BYTES = 0x0202;
    private static final int EXIF_IFD = 0x8769;
    private static final int GPS_IFD = 0x8825;
    private static final int INTEROP_IFD = 0xA005;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_ENTRIES = 20_000;
    private static final long MOST_VALUE_BYTES = 8L << 20;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final byte[] block;
    private final int start;
    private final boolean bigEndian;

    private TiffTags(byte[] block, int start, boolean bigEndian) {
        this.block = block;
        this.start = start;
        this.bigEndian = bigEndian;
    }

    /** Returns the TIFF structure that begins at {@code start}; empty when there is none. */
    static Optional<TiffTags> of(byte[] block, int start) {
        if (block.length - start < 8) {
            return Optional.empty();
        }
        boolean bigEndian = block[start] == 'M' && block[start + 1] == 'M';
        if (!bigEndian && !(block[start] == 'I' && block[start + 1] == 'I')) {
            return Optional.empty();
        }
        TiffTags tags = new TiffTags(block, start, bigEndian);
        return tags.u16(2) == 42 ? Optional.of(tags) : Optional.empty();
    }

    /** Returns the orientation of the picture when it is one of the seven that are not upright: 2 to 8. */
    static Optional<Integer> turned(byte[] block, int start) {
        return of(block, start)
                .flatMap(tags -> tags.number(tags.firstDirectory(), ORIENTATION))
                .filter(value -> value >= 2 && value <= 8)
                .map(Long::intValue);
    }

    /** Returns a block of one directory with the orientation as its one tag: 26 bytes, big-endian. */
    static byte[] orientationOnly(int orientation) {
        return new byte[] {
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8, //
            0,
            1,
            ORIENTATION >> 8,
            ORIENTATION & 0xFF,
            0,
            SHORT,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0, //
            0,
            0,
            0,
            0
        };
    }

    /** Returns the thumbnail that the second directory points to; empty when there is none inside the block. */
    Optional<byte[]> thumbnail() {
        long second = nextDirectory(firstDirectory());
        Optional<Long> offset = number(second, THUMBNAIL_OFFSET);
        Optional<Long> length = number(second, THUMBNAIL_BYTES);
        if (offset.isEmpty() || length.isEmpty() || !inside(offset.get(), length.get()) || length.get() == 0) {
            return Optional.empty();
        }
        int from = start + offset.get().intValue();
        return Optional.of(Arrays.copyOfRange(block, from, from + length.get().intValue()));
    }

    /**
     * Returns whether the directories are few and their values small. Entries may point to the same bytes again and
     * again, so that a block of 64 KiB could unfold to gigabytes in a reader that copies each value.
     */
    boolean modest() {
        Deque<Long> waiting = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        waiting.add(firstDirectory());
        long entries = 0;
        long valueBytes = 0;
        while (!waiting.isEmpty()) {
            long directory = waiting.remove();
            if (!inside(directory, 2) || !seen.add(directory)) {
                continue;
            }
            int count = entryCount(directory);
            entries += count;
            for (int i = 0; i < count; i++) {
                long entry = directory + 2 + (long) i * ENTRY_BYTES;
                int type = u16(entry + 2);
                long values = u32(entry + 4);
                long bytes = type < TYPE_BYTES.length ? values * TYPE_BYTES[type] : 0;
                valueBytes += inside(0, bytes) ? bytes : 0;
                int tag = u16(entry);
                if (tag == EXIF_IFD || tag == GPS_IFD || tag == INTEROP_IFD) {
                    waiting.add(u32(entry + 8));
                } else if (tag == SUB_IFDS) {
                    addSubDirectories(waiting, entry, values);
                }
            }
            waiting.add(nextDirectory(directory));
            if (entries > MOST_ENTRIES || valueBytes > MOST_VALUE_BYTES || waiting.size() > MOST_ENTRIES) {
                return false;
            }
        }
        return true;
    }

    private void addSubDirectories(Deque<Long> waiting, long entry, long values) {
        if (values == 1) {
            waiting.add(u32(entry + 8));
            return;
        }
        long list = u32(entry + 8);
        for (long i = 0; i < values && inside(list + i * 4, 4) && i < MOST_ENTRIES; i++) {
            waiting.add(u32(list + i * 4));
        }
    }

    private long firstDirectory() {
        return u32(4);
    }

    private long nextDirectory(long directory) {
        if (!inside(directory, 2)) {
            return 0;
        }
        long link = directory + 2 + (long) u16(directory) * ENTRY_BYTES;
        return inside(link, 4) ? u32(link) : 0;
    }

    /** Returns how many entries of the directory lie inside the block. */
    private int entryCount(long directory) {
        long room = (block.length - start - directory - 2) / ENTRY_BYTES;
        return (int) Math.min(u16(directory), room);
    }

    private Optional<Long> number(long directory, int tag) {
        if (directory < 8 || !inside(directory, 2)) {
            return Optional.empty();
        }
        int count = entryCount(directory);
        for (int i = 0; i < count; i++) {
            long entry = directory + 2 + (long) i * ENTRY_BYTES;
            if (u16(entry) == tag && u32(entry + 4) == 1) {
                int type = u16(entry + 2);
                return type == SHORT
                        ? Optional.of((long) u16(entry + 8))
                        : type == LONG ? Optional.of(u32(entry + 8)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean inside(long offset, long length) {
        return offset >= 0 && length >= 0 && offset + length <= block.length - start;
    }

    private int u16(long offset) {
        int at = start + (int) offset;
        int first = block[at] & 0xFF;
        int second = block[at + 1] & 0xFF;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    private long u32(long offset) {
        long first = u16(offset);
        long second = u16(offset + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }
}
