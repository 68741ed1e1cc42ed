package org.letopis.report.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A date in groups of digits, such as 03.04.2026, in each of the orders that it can be read in. */
final class NumericDate {
    private NumericDate() {}

    /** Returns the readings, the likeliest first. With full stops the day is always first. */
    static List<Point> points(String text, LocalDate today, Order order) {
        String[] groups = text.split("[./-]");
        if (groups[0].length() == 4) {
            return groups.length == 3
                    ? List.of(point(groups[0], groups[1], groups[2], today))
                    : List.of(point(groups[0], groups[1], null, today));
        }
        if (groups.length == 2 && groups[1].length() == 4) {
            return List.of(point(groups[1], groups[0], null, today)); // 03.2026
        }
        String year = groups.length == 3 ? groups[2] : null;
        int first = Integer.parseInt(groups[0]);
        int second = Integer.parseInt(groups[1]);
        List<Point> points = new ArrayList<>();
        boolean either = first <= 12 && second <= 12 && first != second;
        boolean dots = text.indexOf('.') >= 0;
        if (dots || order != Order.MONTH_FIRST) {
            Point dayFirst = point(year, groups[1], groups[0], today);
            points.add(either ? dayFirst.note(Note.DAY_FIRST) : dayFirst);
        }
        boolean monthFirst = order == Order.MONTH_FIRST || order == Order.EITHER && first <= 12 && first != second;
        if (!dots && monthFirst) {
            Point other = point(year, groups[0], groups[1], today);
            points.add(either ? other.note(Note.MONTH_FIRST) : other);
        }
        return points;
    }

    private static Point point(String year, String month, String day, LocalDate today) {
        Point point = new Point().month(Integer.valueOf(month));
        if (day != null) {
            point.day(Integer.valueOf(day));
        }
        if (year == null) {
            return point;
        }
        int said = Integer.parseInt(year);
        return year.length() <= 2 ? point.year(century(said, today)).note(Note.CENTURY_TAKEN) : point.year(said);
    }

    /** Returns the latest year that ends in these two digits and has begun. */
    static int century(int twoDigits, LocalDate today) {
        int year = today.getYear() / 100 * 100 + twoDigits;
        return year > today.getYear() ? year - 100 : year;
    }
}
