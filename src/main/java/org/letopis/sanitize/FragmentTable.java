package org.letopis.sanitize;

import java.io.IOException;

/** The samples of one run in a fragment: a table in which each may have a size. ISO/IEC 14496-12 section 8.8.8. */
final class FragmentTable {
    private final BoxReader in;
    private final long at;
    private final int stride;
    private final int sizeAt;
    private final boolean sized;
    private final long count;
    private final long defaultBytes;

    /** The table as it is kept, and whether it holds sizes. */
    record Kept(Pieces entries, boolean sized) {}

    /**
     * @param at where the first entry starts in the file
     * @param stride bytes of an entry
     * @param sizeAt where in an entry the size is, or would be
     * @param defaultBytes size of each sample when the entries do not say it
     */
    FragmentTable(BoxReader in, long at, int stride, int sizeAt, boolean sized, long count, long defaultBytes) {
        this.in = in;
        this.at = at;
        this.stride = stride;
        this.sizeAt = sizeAt;
        this.sized = sized;
        this.count = count;
        this.defaultBytes = defaultBytes;
    }

    /** Returns how long all samples together are. */
    long totalBytes() throws Refusal, IOException {
        if (!sized) {
            return count * defaultBytes;
        }
        long total = 0;
        for (long i = 0; i < count; i++) {
            total += size(i);
        }
        return total;
    }

    private long size(long index) throws Refusal, IOException {
        return sized ? in.u32(at + index * stride + sizeAt) : defaultBytes;
    }

    /**
     * Keeps the samples, and returns the table that fits what is kept.
     *
     * @param from where the first sample starts in the file
     * @param end where the last one ends
     * @param filter what goes through the samples, or null when they stay as they are
     * @param media takes the samples
     */
    Kept keep(long from, long end, SampleFilter filter, Pieces media) throws Refusal, IOException {
        Pieces same = new Pieces();
        same.range(at, count * stride);
        if (filter == null) {
            media.picture(from, end - from);
            return new Kept(same, sized);
        }
        long[] sizes = new long[(int) count];
        boolean differs = false;
        long sample = from;
        for (int i = 0; i < sizes.length; i++) {
            long size = size(i);
            sizes[i] = filter.keep(sample, size, media);
            differs |= sizes[i] != size;
            sample += size;
        }
        return differs ? new Kept(Pieces.of(rewritten(sizes)), true) : new Kept(same, sized);
    }

    private byte[] rewritten(long[] sizes) throws Refusal, IOException {
        BoxContent table = new BoxContent();
        int after = sizeAt + (sized ? 4 : 0);
        for (int i = 0; i < sizes.length; i++) {
            long entry = at + (long) i * stride;
            table.bytes(in.bytes(entry, sizeAt)).u32(sizes[i]).bytes(in.bytes(entry + after, stride - after));
        }
        return table.array();
    }
}
