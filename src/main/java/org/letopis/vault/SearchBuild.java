package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letopis.failure.Failure;

/** Collects words of reports, fresh ones and those of parts that are to become one, for a new part of the index. */
final class SearchBuild {
    private final long[] records;
    private final Map<String, PostingList> lists = new HashMap<>();

    /** @param records the record rows of all reports that will be added */
    SearchBuild(Collection<Long> records) {
        this.records =
                records.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    }

    int reports() {
        return records.length;
    }

    void add(long record, Set<String> words) {
        int place = place(record);
        for (String word : words) {
            list(word).add(place);
        }
    }

    /** Adds a leaf of another part, and leaves out the reports that are not to be in the new one. */
    void add(byte[] leaf, SearchDirectory from) throws Failure {
        int[] places = Arrays.stream(from.records()).mapToInt(this::place).toArray();
        SearchLeaf.read(leaf, word -> {
            PostingList[] list = new PostingList[1];
            return place -> {
                if (place < places.length && places[place] >= 0) {
                    if (list[0] == null) {
                        list[0] = list(new String(word, StandardCharsets.UTF_8));
                    }
                    list[0].add(places[place]);
                }
            };
        });
    }

    private int place(long record) {
        return Arrays.binarySearch(records, record);
    }

    private PostingList list(String word) {
        return lists.computeIfAbsent(word, key -> new PostingList(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes a leaf when it is full and returns the row it was written to. */
    interface LeafRows {
        long write(byte[] leaf) throws Failure;
    }

    /** Writes the leaves and returns the directory. */
    SearchDirectory write(LeafRows rows) throws Failure {
        List<PostingList> sorted = new ArrayList<>(lists.values());
        sorted.sort((one, other) -> Arrays.compareUnsigned(one.word(), other.word()));
        List<SearchDirectory.Leaf> leaves = new ArrayList<>();
        SearchLeaf.Writer leaf = null;
        for (PostingList list : sorted) {
            if (leaf == null) {
                leaf = new SearchLeaf.Writer(list.word());
            }
            leaf.add(list);
            if (leaf.isFull()) {
                leaves.add(new SearchDirectory.Leaf(rows.write(leaf.done()), leaf.firstWord()));
                leaf = null;
            }
        }
        if (leaf != null) {
            leaves.add(new SearchDirectory.Leaf(rows.write(leaf.done()), leaf.firstWord()));
        }
        return new SearchDirectory(records, leaves);
    }
}
