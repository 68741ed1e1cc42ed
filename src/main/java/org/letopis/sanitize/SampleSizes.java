package org.letopis.sanitize;

import java.io.IOException;
import java.util.Arrays;

/** How many bytes each sample of a track has. Source: ISO/IEC 14496-12 section 8.7.3. */
final class SampleSizes {
    private static final int MOST_SAMPLES = 1 << 24;
    private static final int FIXED_BYTES = 12;

    private final BoxReader in;
    private final Box box;
    private final long count;
    private final int bits;
    private long constantBytes;
    private int[] sizes;
    private boolean changed;

    /**
     * @param box {@code stsz}, or the compact {@code stz2}
     * @param each whether samples are looked into, so that sizes may change even when all are equal
     */
    SampleSizes(BoxReader in, Box box, boolean each) throws Refusal, IOException {
        this.in = in;
        this.box = box;
        long at = box.contentStart();
        boolean compact = box.type().equals("stz2");
        need(FIXED_BYTES);
        long first = in.u32(at + 4);
        count = in.u32(at + 8);
        bits = compact ? (int) first & 0xFF : first == 0 ? 32 : 0;
        if (bits != 0) {
            readTable(at + FIXED_BYTES);
            return;
        }
        constantBytes = first;
        if (compact || first > Integer.MAX_VALUE) {
            throw in.damaged(box);
        }
        if (each) {
            sizes = table();
            Arrays.fill(sizes, (int) first);
        }
    }

    private int[] table() throws Refusal {
        if (count > MOST_SAMPLES) {
            throw Refusal.tooLarge(in.format(), "number of samples");
        }
        return new int[(int) count];
    }

    private void need(long bytes) throws Refusal {
        if (box.contentBytes() < bytes) {
            throw in.damaged(box);
        }
    }

    private void readTable(long at) throws Refusal, IOException {
        if (bits != 4 && bits != 8 && bits != 16 && bits != 32) {
            throw in.damaged(box);
        }
        need(tableBytes());
        sizes = table();
        for (int i = 0; i < sizes.length; i++) {
            long size = bits == 4
                    ? in.u8(at + i / 2) >> (i % 2 == 0 ? 4 : 0) & 0xF
                    : in.number(at + (long) i * bits / 8, bits / 8);
            if (size > Integer.MAX_VALUE) {
                throw in.damaged(box);
            }
            sizes[i] = (int) size;
        }
    }

    private long tableBytes() {
        return FIXED_BYTES + (count * bits + 7) / 8;
    }

    long count() {
        return count;
    }

    /** Returns whether all samples have {@link #constantBytes()}; then there is no table. */
    boolean areEqual() {
        return sizes == null;
    }

    long constantBytes() {
        return constantBytes;
    }

    int bytes(int sample) {
        return sizes[sample];
    }

    /** Notes what of a sample is kept. */
    void change(int sample, int keptBytes) {
        changed |= sizes[sample] != keptBytes;
        sizes[sample] = keptBytes;
    }

    Pieces written() {
        if (!changed) {
            Pieces content = new Pieces();
            content.range(box.contentStart(), tableBytes());
            return BoxContent.box(box.type(), content);
        }
        BoxContent table = BoxContent.full(0, 0).u32(0).u32(count);
        for (int size : sizes) {
            table.u32(size);
        }
        return table.box("stsz");
    }
}
