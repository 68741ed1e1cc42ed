package org.letopis.report.words;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Days in the calendar, as one EDTF date or from one to another.
 *
 * @param unit what the dates are written in
 */
record Days(LocalDate first, LocalDate last, ChronoUnit unit) {
    private static final int WINTER = 3;

    /** Returns the days of a point whose year, and month where it has a day, are known; empty if there are none such. */
    static Optional<Days> of(Point point) {
        int year = point.year();
        if (point.season() != null) {
            return Optional.of(season(
                    YearMonth.of(year, point.season() == WINTER ? 12 : 3 + 3 * point.season()), point));
        }
        if (point.month() == null) {
            return point.day() == null ? Optional.of(year(year, point)) : Optional.empty();
        }
        if (point.month() < 1 || point.month() > 12) {
            return Optional.empty();
        }
        YearMonth month = YearMonth.of(year, point.month());
        if (point.day() != null) {
            boolean real = month.isValidDay(point.day());
            return real ? Optional.of(day(month.atDay(point.day()), point)) : Optional.empty();
        }
        return Optional.of(point.part()
                .map(part -> new Days(
                        month.atDay(part.firstDay()),
                        month.atDay(part.lastDay(month.lengthOfMonth())),
                        ChronoUnit.DAYS))
                .orElse(months(month, month)));
    }

    private static Days day(LocalDate day, Point point) {
        return new Days(day, point.isWeek() ? day.plusDays(6) : day, ChronoUnit.DAYS);
    }

    private static Days season(YearMonth first, Point point) {
        return point.part()
                .map(part ->
                        months(first.plusMonths(part.firstMonth(3) - 1L), first.plusMonths(part.lastMonth(3) - 1L)))
                .orElse(months(first, first.plusMonths(2)));
    }

    private static Days year(int year, Point point) {
        if (point.isDecade()) {
            return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year + 9, 12, 31), ChronoUnit.DECADES);
        }
        return point.part()
                .map(part -> months(YearMonth.of(year, part.firstMonth(12)), YearMonth.of(year, part.lastMonth(12))))
                .orElse(new Days(LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(year, 12, 31), ChronoUnit.YEARS));
    }

    private static Days months(YearMonth first, YearMonth last) {
        return new Days(first.atDay(1), last.atEndOfMonth(), ChronoUnit.MONTHS);
    }

    /** Whether one EDTF date says it. */
    boolean isOne() {
        return from().equals(to());
    }

    /** Returns the first date, for example {@code 2026-03}. */
    String from() {
        return text(first);
    }

    String to() {
        return text(last);
    }

    /** Returns it as a member of a set. */
    String member() {
        return isOne() ? from() : from() + ".." + to();
    }

    /** Returns the date after, in the same unit. */
    String after() {
        return text(last.plusDays(1));
    }

    String before() {
        return text(first.minusDays(1));
    }

    private String text(LocalDate day) {
        String text = day.toString();
        return switch (unit) {
            case MONTHS -> text.substring(0, 7);
            case YEARS -> text.substring(0, 4);
            case DECADES -> text.substring(0, 3) + "X";
            default -> text;
        };
    }
}
