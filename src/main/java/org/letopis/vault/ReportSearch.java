package org.letopis.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.report.Report;

/**
 * One search. The index of words and the catalog answer it; a report that an older Letopis put there without what is
 * asked now is opened.
 */
final class ReportSearch {
    private static final long[] NONE = {};

    private final Contents contents;
    private final Sought sought;
    private final Conditions conditions;
    private final Optional<Days> span;
    private boolean indexed;
    private long[] fitting = NONE;
    private Optional<long[]> filed = Optional.empty();

    ReportSearch(Contents contents, Sought sought) throws Failure.Usage {
        this.contents = contents;
        this.sought = sought;
        this.conditions = Conditions.of(sought);
        this.span = sought.from().isPresent() || sought.until().isPresent()
                ? Optional.of(Days.of(sought.from(), sought.until()))
                : Optional.empty();
    }

    /** Inside a transaction. */
    Found run() throws Failure {
        indexed = contents.format() > 1;
        if (indexed && !conditions.isEmpty()) {
            fitting = contents.search().find(contents.root(), conditions);
            if (!Conditions.facets(sought).isEmpty()) {
                filed = Optional.of(contents.search().find(contents.root(), Conditions.FILED));
            }
        }
        List<ReportSummary> found = new ArrayList<>();
        int all = 0;
        for (CatalogBlock block : contents.catalog().reportBlocks()) {
            all += block.size();
            for (int place = 0; place < block.size(); place++) {
                if (isOfOrigin(block, place) && isFound(block, place)) {
                    found.add(block.summary(place));
                }
            }
        }
        return new Found(found, all);
    }

    private boolean isOfOrigin(CatalogBlock block, int place) throws Failure {
        return sought.origin().isEmpty()
                || sought.origin().get().equals(Sought.RECEIVED)
                        == block.summary(place).origin().isPresent();
    }

    /** The index may know revisions that are not current any more; the catalog does not. */
    private boolean isFound(CatalogBlock block, int place) throws Failure {
        if (!conditions.isEmpty()) {
            long row = block.row(place);
            if (!indexed || filed.isPresent() && !has(filed.get(), row)) {
                return isFound(block.entry(place));
            }
            if (!has(fitting, row)) {
                return false;
            }
        }
        if (span.isEmpty()) {
            return true;
        }
        Optional<Days> days = block.days(place);
        return days.isPresent() ? days.get().overlap(span.get()) : isInSpan(open(block.entry(place)));
    }

    private static boolean has(long[] records, long row) {
        return Arrays.binarySearch(records, row) >= 0;
    }

    private boolean isFound(Entry entry) throws Failure {
        Report report = open(entry);
        return conditions.fit(Facets.withWords(report)) && isInSpan(report);
    }

    private boolean isInSpan(Report report) {
        return span.isEmpty() || Days.of(report).overlap(span.get());
    }

    private Report open(Entry entry) throws Failure {
        return new ReportStore(contents).open(entry);
    }
}
