package org.letopis.vault;

import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;
import org.letopis.failure.Failure;

/** Which records are the latest revision of a report; read from the catalog when it is first asked. */
final class CurrentRecords implements LongPredicate {
    private final Set<Long> rows = new HashSet<>();

    CurrentRecords(Catalog catalog) throws Failure {
        for (CatalogBlock block : catalog.reportBlocks()) {
            for (int place = 0; place < block.size(); place++) {
                rows.add(block.row(place));
            }
        }
    }

    @Override
    public boolean test(long row) {
        return rows.contains(row);
    }
}
