package org.letopis.report.words;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives the points of one sentence the months and years that were not said: those of the points beside them, or the
 * latest past ones.
 */
final class Settling {
    private static final int MAX_STEPS = 9; // years back to a 29 February, also across 1900; a day 31 is nearer

    private final LocalDate today;
    private final boolean inOrder;
    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    /** @param inOrder whether no point is before the one before it, as in "from, to" */
    Settling(LocalDate today, boolean inOrder) {
        this.today = today;
        this.inOrder = inOrder;
    }

    Set<Note> notes() {
        return notes;
    }

    /** Whether these are numbers and nothing more: "3-5". */
    static boolean isTooLittle(List<Point> said) {
        return said.size() > 1 && said.stream().allMatch(point -> point.isBare() && point.month() == null);
    }

    /** Returns the days of each point; empty where a day is not in the calendar. */
    Optional<List<Days>> days(List<Point> said) {
        said.forEach(point -> notes.addAll(point.notes()));
        List<Point> points = copies(said);
        share(points);
        if (!inOrder) {
            shareDay(points);
        }
        Point first = points.get(0);
        if (first.year() != null) {
            return settled(points, said);
        }
        boolean dayAlone = first.month() == null && first.season() == null;
        notes.add(dayAlone ? Note.MONTH_TAKEN : Note.YEAR_TAKEN);
        for (int i = 0; i < MAX_STEPS; i++) {
            YearMonth month = dayAlone
                    ? YearMonth.from(today).minusMonths(i)
                    : YearMonth.from(today).minusYears(i);
            List<Point> tried = copies(points);
            tried.get(0).year(month.getYear());
            if (dayAlone) {
                tried.get(0).month(month.getMonthValue());
            }
            Optional<List<Days>> days = settled(tried, said);
            if (days.isPresent() && !days.get().get(0).first().isAfter(today)) {
                return days;
            }
        }
        return Optional.empty();
    }

    private static List<Point> copies(List<Point> points) {
        return points.stream().map(Point::copy).toList();
    }

    private Optional<List<Days>> settled(List<Point> points, List<Point> said) {
        List<Days> settled = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Optional<Days> days = i == 0 ? Days.of(points.get(0)) : later(points.get(i), points.get(i - 1));
            if (days.isEmpty()) {
                return Optional.empty();
            }
            settled.add(days.get());
        }
        return inOrder ? ordered(points, said, settled) : Optional.of(settled);
    }

    /** Lets "3" of "3-5 марта 2026" have the month and year of the other, and the 5 of "3 марта - 5" those of the one. */
    private static void share(List<Point> points) {
        for (int i = points.size() - 2; i >= 0; i--) {
            take(points.get(i), points.get(i + 1));
        }
        for (int i = 1; i < points.size(); i++) {
            take(points.get(i), points.get(i - 1));
        }
    }

    /** Lets "2025" of "3 марта 2026 или 2025" have the day and month of the other. */
    private static void shareDay(List<Point> points) {
        Point first = points.get(0);
        for (Point point : points) {
            boolean yearOnly = point.month() == null && point.season() == null && point.day() == null;
            if (yearOnly && !point.isDecade() && first.month() != null && first.year() != null) {
                point.month(first.month()).day(first.day());
            }
        }
    }

    private static void take(Point to, Point from) {
        boolean sameKind = to.season() == null && from.season() == null;
        if (to.day() != null && to.month() == null && from.month() != null && sameKind) {
            to.month(from.month());
        }
        boolean dayAlone = to.day() != null && to.month() == null;
        if (to.year() == null && from.year() != null && !dayAlone) {
            to.year(from.year());
        }
    }

    /** Returns the days of a point after the first, which has that one's year where none was said. */
    private static Optional<Days> later(Point point, Point before) {
        if (point.month() == null && point.day() != null) {
            point.month(before.month());
        }
        if (point.year() == null) {
            point.year(before.year());
        }
        return point.day() != null && point.month() == null ? Optional.empty() : Days.of(point);
    }

    /** Moves what was not said until no point is before the one before it: "с 30 по 2 мая", "декабрь - январь 2026". */
    private static Optional<List<Days>> ordered(List<Point> points, List<Point> said, List<Days> settled) {
        for (int i = 1; i < points.size(); i++) {
            if (!settled.get(i).last().isBefore(settled.get(i - 1).first())) {
                continue;
            }
            boolean earlier = said.get(i - 1).year() == null && said.get(i).year() != null
                    || said.get(i - 1).month() == null && said.get(i).month() != null;
            int moved = earlier ? i - 1 : i;
            Point point = points.get(moved);
            boolean byMonth = said.get(moved).month() == null && said.get(moved).day() != null;
            if (!byMonth && said.get(moved).year() != null) {
                return Optional.of(settled); // both years were said: refused as a date that ends before it begins
            }
            move(point, byMonth, earlier ? -1 : 1);
            Optional<Days> days = Days.of(point);
            if (days.isEmpty()) {
                return Optional.empty();
            }
            settled.set(moved, days.get());
        }
        return Optional.of(settled);
    }

    private static void move(Point point, boolean byMonth, int by) {
        YearMonth month =
                byMonth ? YearMonth.of(point.year(), point.month()).plusMonths(by) : YearMonth.of(point.year() + by, 1);
        point.year(month.getYear());
        if (byMonth) {
            point.month(month.getMonthValue());
        }
    }
}
