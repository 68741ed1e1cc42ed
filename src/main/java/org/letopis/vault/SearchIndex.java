package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.letopis.failure.Failure;

/**
 * Which words stand in which report, in sealed parts that are written once. Each commit puts its reports into the one
 * small part; a part that has {@value #SMALL} reports stays, and parts of a size become one when together they reach the
 * next. So a capture rewrites little, and a search opens few rows of few parts. A revision that was followed by another
 * is left out of the next part that it would come into; until then the catalog tells that it is not current.
 */
final class SearchIndex {
    private static final int SMALL = 128;
    private static final int[] TIERS = {SMALL, 1_024, 8_192};
    private static final int MOST_AT_ONCE = TIERS[TIERS.length - 1];

    private final Database database;
    private final Keys keys;
    private final Map<Long, Set<String>> fresh = new TreeMap<>();

    SearchIndex(Database database, Keys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Adds a revision of a report, to be written with the commit. */
    void add(Root root, Catalog catalog, long record, Set<String> words) throws Failure {
        fresh.put(record, words);
        if (fresh.size() == MOST_AT_ONCE) {
            write(root, catalog);
        }
    }

    void forgetFresh() {
        fresh.clear();
    }

    boolean hasFresh() {
        return !fresh.isEmpty();
    }

    /**
     * Writes what was added.
     *
     * @param catalog names the latest revision of each report; asked only when parts become one
     */
    void write(Root root, Catalog catalog) throws Failure {
        if (fresh.isEmpty()) {
            return;
        }
        List<SearchPart> small = between(root, 0, SMALL);
        rewrite(root, small, record -> true);
        for (int tier = 0; tier + 1 < TIERS.length; tier++) {
            List<SearchPart> parts = between(root, TIERS[tier], TIERS[tier + 1]);
            int together = parts.stream().mapToInt(SearchPart::reports).sum();
            if (parts.size() > 1 && together >= TIERS[tier + 1]) {
                rewrite(root, parts, new CurrentRecords(catalog));
            }
        }
    }

    /** Writes anew, without these records, each part that has one of them: no word that only they have stays. */
    void remove(Root root, Set<Long> records) throws Failure {
        fresh.keySet().removeAll(records);
        for (SearchPart part : List.copyOf(root.search())) {
            if (LongStream.of(directory(part).records()).anyMatch(records::contains)) {
                rewrite(root, List.of(part), record -> !records.contains(record));
            }
        }
    }

    private static List<SearchPart> between(Root root, int least, int below) {
        return root.search().stream()
                .filter(part -> part.reports() >= least && part.reports() < below)
                .toList();
    }

    /** Makes one part of several and of what is fresh, and removes their rows. */
    private void rewrite(Root root, List<SearchPart> parts, LongPredicate wanted) throws Failure {
        List<SearchDirectory> directories = new ArrayList<>();
        Set<Long> records = new HashSet<>(fresh.keySet());
        for (SearchPart part : parts) {
            SearchDirectory directory = directory(part);
            directories.add(directory);
            LongStream.of(directory.records()).filter(wanted).forEach(records::add);
        }
        SearchBuild build = new SearchBuild(records);
        fresh.forEach(build::add);
        fresh.clear();
        for (int i = 0; i < parts.size(); i++) {
            for (SearchDirectory.Leaf leaf : directories.get(i).leaves()) {
                build.add(open(leaf.row(), parts.get(i).version()), directories.get(i));
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            for (SearchDirectory.Leaf leaf : directories.get(i).leaves()) {
                database.delete(Table.SEARCH.sqlName(), leaf.row());
            }
            database.delete(Table.SEARCH.sqlName(), parts.get(i).row());
            root.search().remove(parts.get(i));
        }
        if (build.reports() > 0) {
            SearchDirectory directory = build.write(leaf -> insert(root, leaf));
            root.search().add(new SearchPart(insert(root, directory.bytes()), root.commit(), build.reports()));
        }
    }

    private long insert(Root root, byte[] plain) throws Failure {
        long id = root.takeId(Table.SEARCH);
        byte[] sealed = keys.table(Table.SEARCH).seal(id, root.commit(), Padding.pad(plain));
        database.insert(Table.SEARCH.sqlName(), new StoredRow(id, root.commit(), sealed));
        return id;
    }

    SearchDirectory directory(SearchPart part) throws Failure {
        SearchDirectory directory = SearchDirectory.read(open(part.row(), part.version()));
        if (directory.records().length != part.reports()) {
            throw new Failure.Damaged("vault.damaged");
        }
        return directory;
    }

    byte[] open(long id, long version) throws Failure {
        StoredRow row = database.row(Table.SEARCH.sqlName(), id);
        if (row == null || row.version() != version) {
            throw new Failure.Damaged("vault.rows-missing");
        }
        return Padding.unpad(keys.table(Table.SEARCH).open(row));
    }

    /** Returns the record rows, ascending, of reports whose words fulfil these conditions. */
    long[] find(Root root, Conditions conditions) throws Failure {
        LongStream.Builder found = LongStream.builder();
        for (SearchPart part : root.search()) {
            SearchDirectory directory = directory(part);
            BitSet fitting = all(directory);
            for (Set<Set<String>> ways : conditions.all()) {
                if (!fitting.isEmpty()) {
                    fitting.and(places(part, directory, ways));
                }
            }
            fitting.stream().forEach(place -> found.add(directory.records()[place]));
        }
        return found.build().sorted().toArray();
    }

    private static BitSet all(SearchDirectory directory) {
        BitSet all = new BitSet();
        all.set(0, directory.records().length);
        return all;
    }

    private BitSet places(SearchPart part, SearchDirectory directory, Set<Set<String>> ways) throws Failure {
        BitSet any = new BitSet();
        for (Set<String> way : ways) {
            BitSet fitting = all(directory);
            for (String beginning : way) {
                fitting.and(places(part, directory, beginning));
            }
            any.or(fitting);
        }
        return any;
    }

    private BitSet places(SearchPart part, SearchDirectory directory, String prefix) throws Failure {
        byte[] start = prefix.getBytes(StandardCharsets.UTF_8);
        BitSet places = new BitSet();
        for (SearchDirectory.Leaf leaf : directory.leavesFor(prefix)) {
            SearchLeaf.read(
                    open(leaf.row(), part.version()), word -> PostingList.startsWith(word, start) ? places::set : null);
        }
        return places;
    }
}
