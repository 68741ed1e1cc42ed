package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.List;

/** Which cells of one table are hidden, while it is read: columns come first, then the rows with their cells. */
final class OdfGrid {
    /** Neighbouring cells of one content that are all hidden, or all shown. */
    record Run(int count, boolean hidden) {}

    private final List<Run> columns = new ArrayList<>();
    private boolean rowHidden;
    private int column;
    private int left;

    /** Takes note of columns and rows as they come; other elements say nothing. */
    void see(OdfElement element) {
        boolean hidden = element.is("table:visibility", "collapse") || element.is("table:visibility", "filter");
        if (element.name().equals("table:table-column")) {
            columns.add(new Run(element.repeated("table:number-columns-repeated"), hidden));
        } else if (element.name().equals("table:table-row")) {
            rowHidden = hidden;
            column = 0;
            left = columns.isEmpty() ? 0 : columns.get(0).count;
        }
    }

    /** Returns the next cell in parts that are hidden or not, and goes on behind it. */
    List<Run> cell(OdfElement cell) {
        List<Run> runs = new ArrayList<>();
        int count = cell.repeated("table:number-columns-repeated");
        while (count > 0) {
            boolean known = column < columns.size();
            int part = known ? Math.min(count, left) : count;
            boolean hidden = rowHidden || known && columns.get(column).hidden;
            Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            if (last != null && last.hidden == hidden) {
                runs.set(runs.size() - 1, new Run(last.count + part, hidden));
            } else {
                runs.add(new Run(part, hidden));
            }
            count -= part;
            left -= part;
            if (known && left == 0 && ++column < columns.size()) {
                left = columns.get(column).count;
            }
        }
        return runs;
    }
}
