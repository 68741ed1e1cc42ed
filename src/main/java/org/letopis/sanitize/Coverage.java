package org.letopis.sanitize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which parts of a file something was read from, to tell of the rest. */
final class Coverage {
    /** A run of bytes. */
    record Run(long from, long length) {
        long end() {
            return from + length;
        }
    }

    private final List<Run> runs = new ArrayList<>();

    void add(long from, long length) {
        if (length <= 0) {
            return;
        }
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        if (last != null && last.end() == from) {
            runs.set(runs.size() - 1, new Run(last.from, last.length + length));
        } else {
            runs.add(new Run(from, length));
        }
    }

    /** Returns the runs that nothing was read from, in order; the last one can reach the end of the file. */
    List<Run> gaps(long sizeBytes) {
        runs.sort(Comparator.comparingLong(Run::from));
        List<Run> gaps = new ArrayList<>();
        long position = 0;
        for (Run run : runs) {
            if (run.from > position) {
                gaps.add(new Run(position, run.from - position));
            }
            position = Math.max(position, run.end());
        }
        if (position < sizeBytes) {
            gaps.add(new Run(position, sizeBytes - position));
        }
        return gaps;
    }
}
