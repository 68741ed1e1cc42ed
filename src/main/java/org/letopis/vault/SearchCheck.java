package org.letopis.vault;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Report;

/**
 * Opens the whole index of words and compares it with the words of the reports. For each report it keeps only a sum over
 * its words: the rows are sealed, so that a wrong index comes from a mistake, not from somebody who seeks equal sums.
 */
final class SearchCheck {
    private static final long FNV_START = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Words alone have a sum of their own: an older Letopis did not put facets into the index. */
    private record Expected(String report, long sum, long sumOfWords) {
        boolean is(long indexed) {
            return indexed == sum || indexed == sumOfWords;
        }
    }

    private final Contents contents;
    private final Check check;
    private final Map<Long, Expected> expected = new HashMap<>();
    private final Map<Long, Long> indexed = new HashMap<>();
    private long rows;

    SearchCheck(Contents contents, Check check) {
        this.contents = contents;
        this.check = check;
    }

    /** Hears of the latest revision of a report. */
    void add(String name, long record, Report report) {
        Expected sums = new Expected(name, sum(Facets.withWords(report)), sum(Folding.words(report)));
        expected.put(record, sums);
    }

    private static long sum(Set<String> words) {
        long sum = 0;
        for (String word : words) {
            sum += hash(word.getBytes(StandardCharsets.UTF_8));
        }
        return sum;
    }

    /** @param records all that belong to a report; the index may know no other */
    void run(Set<Long> records) {
        for (SearchPart part : contents.root().search()) {
            check.orElse(() -> part(part), "check.search", part.row());
        }
        check.orElse(this::noMoreRows, "check.table", Table.SEARCH.sqlName());
        expected.forEach((record, report) ->
                check.require(report.is(indexed.getOrDefault(record, 0L)), "check.search-missing", report.report()));
        long unknown = indexed.keySet().stream()
                .filter(record -> !records.contains(record))
                .count();
        check.require(unknown == 0, "check.rows-unknown", Table.SEARCH.sqlName(), unknown);
    }

    private void part(SearchPart part) throws Failure {
        SearchDirectory directory = contents.search().directory(part);
        rows++;
        long[] records = directory.records();
        long[] sums = new long[records.length];
        for (SearchDirectory.Leaf leaf : directory.leaves()) {
            rows++;
            SearchLeaf.read(contents.search().open(leaf.row(), part.version()), word -> {
                long hash = hash(word);
                return place -> sums[Math.min(place, sums.length - 1)] += hash;
            });
        }
        for (int place = 0; place < records.length; place++) {
            indexed.put(records[place], sums[place]);
        }
    }

    private void noMoreRows() throws Failure {
        long unknown = contents.database().ids(Table.SEARCH.sqlName()).length - rows;
        check.require(unknown <= 0, "check.rows-unknown", Table.SEARCH.sqlName(), unknown);
    }

    /** FNV-1a with 64 bits. */
    private static long hash(byte[] word) {
        long hash = FNV_START;
        for (byte b : word) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        return hash;
    }
}
