package org.letopis.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;

/**
 * A date as it is known: Extended Date/Time Format, Library of Congress, 4 February 2019, level 0 and of level 1 the
 * qualifiers {@code ? ~ %}, unspecified digits from the right, and open or unknown ends of an interval. No time of day:
 * the hour has a field of its own.
 *
 * @param text as written, for example {@code 2026-03}, {@code 2026-03-04~}, {@code 2026-03/2026-04}, {@code 202X}
 * @param earliest the first day it can mean; empty when open or unknown
 * @param latest the last day it can mean; empty when open or unknown
 */
public record Edtf(String text, Optional<LocalDate> earliest, Optional<LocalDate> latest) {
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|[0-3]X|XX))?)?[?~%]?");

    private record Span(Optional<LocalDate> from, Optional<LocalDate> to) {}

    /** Reads a date; {@code where} is named in the problem. */
    public static Edtf parse(String text, String where) throws JsonProblem {
        String[] ends = text.split("/", -1);
        if (ends.length > 2 || text.equals("/") || text.equals("../..")) {
            throw bad(where, text);
        }
        if (ends.length == 1) {
            Span span = date(text, where);
            return new Edtf(text, span.from, span.to);
        }
        Optional<LocalDate> from = isOpen(ends[0]) ? Optional.empty() : date(ends[0], where).from;
        Optional<LocalDate> to = isOpen(ends[1]) ? Optional.empty() : date(ends[1], where).to;
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new JsonProblem("report.date-order", where, text);
        }
        return new Edtf(text, from, to);
    }

    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    private static Span date(String text, String where) throws JsonProblem {
        Matcher parts = DATE.matcher(text);
        if (!parts.matches()) {
            throw bad(where, text);
        }
        String year = parts.group(1);
        String month = parts.group(2);
        String day = parts.group(3);
        boolean noMonth = month == null || month.equals("XX");
        boolean noDay = day == null || day.equals("XX");
        if (noMonth && !noDay || year.contains("X") && !noMonth) {
            throw bad(where, text);
        }
        try {
            int first = Integer.parseInt(year.replace('X', '0'));
            int last = Integer.parseInt(year.replace('X', '9'));
            if (noMonth) {
                return span(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
            }
            YearMonth whole = YearMonth.of(first, Integer.parseInt(month));
            if (noDay) {
                return span(whole.atDay(1), whole.atEndOfMonth());
            }
            if (day.endsWith("X")) {
                return tenDays(whole, day);
            }
            LocalDate one = LocalDate.of(first, whole.getMonth(), Integer.parseInt(day));
            return span(one, one);
        } catch (DateTimeException e) {
            throw bad(where, text);
        }
    }

    /** Returns the span of a day whose last digit is not known; the first and last day of the month bound it. */
    private static Span tenDays(YearMonth month, String day) {
        int first = Math.max(1, Integer.parseInt(day.replace('X', '0')));
        int last = Math.min(month.lengthOfMonth(), Integer.parseInt(day.replace('X', '9')));
        if (first > last) {
            throw new DateTimeException("no such days");
        }
        return span(month.atDay(first), month.atDay(last));
    }

    private static Span span(LocalDate from, LocalDate to) {
        return new Span(Optional.of(from), Optional.of(to));
    }

    private static JsonProblem bad(String where, String text) {
        return new JsonProblem("report.bad-date", where, text);
    }
}
