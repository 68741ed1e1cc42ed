package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.letopis.failure.Failure;

/**
 * What stands in the first row of a part of the index: which revisions of reports it covers, by their record rows, and
 * with which word each of its leaves begins.
 *
 * @param records ascending; a place in this list is what leaves name
 * @param leaves in the order of their words
 */
record SearchDirectory(long[] records, List<Leaf> leaves) {
    private static final int MOST_RECORDS = 1 << 20;
    private static final int MOST_LEAVES = 1 << 16;

    /** A leaf: its row in the table {@code search}, and its first word. */
    record Leaf(long row, byte[] firstWord) {}

    byte[] bytes() {
        PackedWriter out = new PackedWriter().number(records.length);
        long before = 0;
        for (long record : records) {
            out.number(record - before);
            before = record;
        }
        out.number(leaves.size());
        for (Leaf leaf : leaves) {
            out.number(leaf.row()).bytes(leaf.firstWord());
        }
        return out.done();
    }

    static SearchDirectory read(byte[] bytes) throws Failure.Damaged {
        PackedReader in = new PackedReader(bytes);
        long[] records = new long[in.number(MOST_RECORDS)];
        long before = 0;
        for (int i = 0; i < records.length; i++) {
            records[i] = before + in.number();
            before = records[i];
        }
        int count = in.number(MOST_LEAVES);
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(new Leaf(in.number(), in.bytes()));
        }
        return new SearchDirectory(records, leaves);
    }

    /** Returns the leaves that may hold words with this beginning. */
    List<Leaf> leavesFor(String prefix) {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        List<Leaf> fitting = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            byte[] first = leaves.get(i).firstWord();
            boolean beginsAfter = Arrays.compareUnsigned(first, start) > 0 && !PostingList.startsWith(first, start);
            boolean endsBefore = i + 1 < leaves.size()
                    && Arrays.compareUnsigned(leaves.get(i + 1).firstWord(), start) < 0;
            if (!beginsAfter && !endsBefore) {
                fitting.add(leaves.get(i));
            }
        }
        return fitting;
    }
}
