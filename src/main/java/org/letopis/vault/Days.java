package org.letopis.vault;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.report.Act;
import org.letopis.report.Edtf;
import org.letopis.report.Report;
import org.letopis.report.When;

/**
 * The first and the last day that a report can speak of, those of its acts included, as numbers in the catalog.
 *
 * @param first 1 for 1 January of the year 0, {@value #OPEN} when nobody knows
 * @param last the same
 */
record Days(long first, long last) {
    static final long OPEN = 0;

    private static final long DAY_BEFORE_ALL = LocalDate.of(0, 1, 1).toEpochDay() - 1;

    static Days of(Report report) {
        Days days = of(report.occurred().date());
        for (Act act : report.acts()) {
            Optional<When> when = act.when();
            if (when.isPresent()) {
                days = days.and(of(when.get().date()));
            }
        }
        return days;
    }

    private static Days of(Edtf date) {
        return new Days(number(date.earliest()), number(date.latest()));
    }

    private Days and(Days other) {
        return new Days(
                first == OPEN || other.first == OPEN ? OPEN : Math.min(first, other.first),
                last == OPEN || other.last == OPEN ? OPEN : Math.max(last, other.last));
    }

    static Days of(Optional<LocalDate> from, Optional<LocalDate> until) {
        return new Days(number(from), number(until));
    }

    private static long number(Optional<LocalDate> day) {
        return day.map(one -> one.toEpochDay() - DAY_BEFORE_ALL).orElse(OPEN);
    }

    /** Returns whether a day can be in both; an open end reaches any day. */
    boolean overlap(Days other) {
        return (first == OPEN || other.last == OPEN || first <= other.last)
                && (last == OPEN || other.first == OPEN || last >= other.first);
    }

    List<Long> numbers() {
        return List.of(first, last);
    }
}
