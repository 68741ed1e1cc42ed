package org.letopis.report.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one point of a phrase: a day, a month, a year, a part of them, or one counted from today. Where words can mean
 * several, all are returned, the likeliest first; where they mean none, an empty list.
 */
final class PointGrammar {
    private static final int WEEK = 7;

    private final LocalDate today;
    private final Order order;
    private final boolean night;
    private final Cursor words;

    /** @param night whether the phrase is of a night */
    PointGrammar(Cursor words, LocalDate today, Order order, boolean night) {
        this.words = words;
        this.today = today;
        this.order = order;
        this.night = night;
    }

    List<Point> points() {
        boolean about = false;
        boolean maybe = false;
        while (words.is(Kind.ABOUT) || words.is(Kind.MAYBE)) {
            about |= words.is(Kind.ABOUT);
            maybe |= words.is(Kind.MAYBE);
            words.next();
        }
        List<Point> points = part();
        for (Point point : points) {
            point.qualified(about, maybe);
        }
        return points;
    }

    /** "в начале марта", "mid-2007", "first half of March", "в первой декаде марта". */
    private List<Point> part() {
        Part part = null;
        Token first = words.peek(0);
        boolean half = first.is(Kind.ORDINAL) && words.is(1, Kind.HALF) && first.value() <= 2;
        boolean third = first.is(Kind.ORDINAL) && words.is(1, Kind.THIRD) && first.value() <= 3;
        if (first.is(Kind.PART)) {
            part = Part.values()[words.next().value()];
            words.skip(Kind.DASH);
        } else if (half || third) {
            int number = words.next().value();
            part = half ? (number == 1 ? Part.FIRST_HALF : Part.SECOND_HALF) : Part.values()[number - 1];
            words.next();
        }
        if (part == null) {
            return simple();
        }
        if (words.isAtEnd() || words.is(0, PhraseUnit.YEAR) || words.is(0, PhraseUnit.MONTH)) {
            return thisUnit(part);
        }
        List<Point> points = new ArrayList<>();
        for (Point point : simple()) {
            if (point.day() == null && !point.isDecade()) {
                points.add(point.part(part).note(Note.PART_TAKEN));
            }
        }
        return points;
    }

    /** "в конце года": of this one. */
    private List<Point> thisUnit(Part part) {
        if (words.isAtEnd()) {
            return List.of();
        }
        Point point = new Point().year(today.getYear()).part(part).note(Note.PART_TAKEN);
        boolean month = words.next().is(PhraseUnit.MONTH);
        return List.of(month ? point.month(today.getMonthValue()) : point);
    }

    private List<Point> simple() {
        Token first = words.peek(0);
        switch (first.kind()) {
            case DAYS_BACK:
                words.next();
                return List.of(Point.of(today.minusDays(first.value())));
            case NUMERIC:
                words.next();
                words.skip(PhraseUnit.YEAR);
                return NumericDate.points(first.text(), today, order);
            case DECADE:
                words.next();
                words.skip(PhraseUnit.YEAR);
                return List.of(decade(first));
            case ONTO:
                words.next();
                return words.is(0, Kind.LAST) || words.is(0, Kind.THIS) ? lastOrThis() : List.of();
            case LAST, THIS:
                return lastOrThis();
            case WEEKDAY:
                return weekday();
            case SEASON:
                return season();
            case MONTH:
                return month();
            case UNIT:
                return ago(1, true);
            case NUMBER, ORDINAL:
                return number();
            default:
                return List.of();
        }
    }

    private Point decade(Token said) {
        boolean whole = said.text().length() == 4;
        Point point = new Point()
                .year(whole ? said.value() : NumericDate.century(said.value(), today))
                .asDecade();
        return whole ? point : point.note(Note.CENTURY_TAKEN);
    }

    private List<Point> lastOrThis() {
        boolean last = words.next().is(Kind.LAST);
        Token what = words.peek(0);
        if (what.is(Kind.UNIT)) {
            words.next();
            return List.of(counted(PhraseUnit.values()[what.value()], last ? 1 : 0));
        }
        if (what.is(Kind.WEEKDAY)) {
            words.next();
            return last ? lastWeekday(what.value()) : List.of(Point.of(inWeek(what.value(), 0)));
        }
        if (what.is(Kind.MONTH) || what.is(Kind.SEASON)) {
            words.next();
            return inYears(what, last);
        }
        // With a time of day only: "this morning", "last evening". The last night is that which ended today.
        return words.isAtEnd() ? List.of(Point.of(today.minusDays(last && !night ? 1 : 0))) : List.of();
    }

    /** The last March: the latest one, or that of last year. */
    private List<Point> inYears(Token what, boolean last) {
        List<Point> points = new ArrayList<>();
        boolean month = what.is(Kind.MONTH);
        int firstMonth = month ? what.value() : 3 + 3 * what.value();
        boolean begun = firstMonth < today.getMonthValue() || firstMonth == today.getMonthValue() && !last;
        boolean winter = !month && what.value() == 3;
        int latest = begun && !winter ? today.getYear() : today.getYear() - 1;
        points.add(named(what).year(latest));
        if (last && begun && !winter) {
            points.add(named(what).year(latest - 1));
        }
        return points;
    }

    private static Point named(Token what) {
        return what.is(Kind.MONTH)
                ? new Point().month(what.value())
                : new Point().season(what.value()).note(Note.SEASON_TAKEN);
    }

    /** "Last Tuesday": the latest one before today, or that of last week. */
    private List<Point> lastWeekday(int weekday) {
        LocalDate latest = today.with(TemporalAdjusters.previous(DayOfWeek.of(weekday)));
        LocalDate lastWeek = inWeek(weekday, 1);
        return latest.equals(lastWeek) ? List.of(Point.of(latest)) : List.of(Point.of(latest), Point.of(lastWeek));
    }

    private LocalDate inWeek(int weekday, int weeksBack) {
        return monday().minusWeeks(weeksBack).plusDays(weekday - 1L);
    }

    private LocalDate monday() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Returns the unit that today lies in, or one before. */
    private Point counted(PhraseUnit unit, int back) {
        return switch (unit) {
            case DAY -> Point.of(today.minusDays(back));
            case WEEK -> Point.of(monday().minusWeeks(back)).asWeek();
            case MONTH -> Point.of(today.minusMonths(back)).day(null);
            case YEAR -> new Point().year(today.getYear() - back);
        };
    }

    /** "3 дня назад"; what is counted in weeks and more is about that day, month or year. */
    private List<Point> ago(int count, boolean unitFirst) {
        Token unit = words.peek(unitFirst ? 0 : 1);
        if (!words.is(unitFirst ? 1 : 2, Kind.AGO) || count < 0 || count > 1000) {
            return List.of();
        }
        words.back(words.position() + (unitFirst ? 2 : 3));
        return List.of(
                switch (PhraseUnit.values()[unit.value()]) {
                    case DAY -> Point.of(today.minusDays(count));
                    case WEEK -> Point.of(today.minusDays((long) WEEK * count)).qualified(true, false);
                    case MONTH -> Point.of(today.minusMonths(count)).day(null).qualified(true, false);
                    case YEAR -> new Point().year(today.getYear() - count).qualified(true, false);
                });
    }

    private List<Point> weekday() {
        int weekday = words.next().value();
        int onto = words.is(Kind.ONTO) || words.is(Kind.COMMA) ? 1 : 0;
        boolean ofWeek =
                (words.is(onto, Kind.LAST) || words.is(onto, Kind.THIS)) && words.is(onto + 1, PhraseUnit.WEEK);
        if (ofWeek) {
            boolean last = words.is(onto, Kind.LAST);
            words.back(words.position() + onto + 2);
            return List.of(Point.of(inWeek(weekday, last ? 1 : 0)));
        }
        int before = words.position();
        words.skip(Kind.COMMA);
        boolean dated =
                words.is(Kind.MONTH) || words.is(Kind.NUMERIC) || words.peek(0).isDay();
        List<Point> points = dated ? simple() : List.of();
        if (points.stream().anyMatch(point -> point.day() != null)) {
            points.forEach(point -> point.weekday(DayOfWeek.of(weekday)));
            return points;
        }
        words.back(before);
        LocalDate latest = today.with(TemporalAdjusters.previous(DayOfWeek.of(weekday)));
        return today.getDayOfWeek().getValue() == weekday
                ? List.of(Point.of(today), Point.of(latest))
                : List.of(Point.of(latest));
    }

    private List<Point> season() {
        int season = words.next().value();
        Point point = new Point().season(season).note(Note.SEASON_TAKEN);
        int before = words.position();
        Integer year = year(point);
        if (season != 3) {
            return List.of(point.year(year));
        }
        return year == null ? List.of(winterInDigits(point)) : winter(point.year(year));
    }

    /** A winter begins in one year and ends in the next: 2025-26; with one year, it is either of two. */
    private List<Point> winter(Point point) {
        Token second = words.peek(1);
        int next = point.year() + 1;
        if (words.is(Kind.DASH) && second.is(Kind.NUMBER) && (second.value() == next || second.value() == next % 100)) {
            words.next();
            words.next();
            words.skip(PhraseUnit.YEAR);
            return List.of(point);
        }
        return List.of(point.copy().year(point.year() - 1), point);
    }

    /** "2025/26" after "winter" is one word of digits. */
    private Point winterInDigits(Point point) {
        String text = words.peek(0).text();
        if (words.is(Kind.NUMERIC) && text.matches("[0-9]{4}[/-]([0-9]{2}|[0-9]{4})")) {
            int first = Integer.parseInt(text.substring(0, 4));
            if (Integer.parseInt(text.substring(5)) % 100 == (first + 1) % 100) {
                words.next();
                words.skip(PhraseUnit.YEAR);
                return point.year(first);
            }
        }
        return point;
    }

    private List<Point> month() {
        Point point = new Point().month(words.next().value());
        if (words.peek(0).isDay() && !words.is(1, PhraseUnit.YEAR) && !words.is(1, Kind.AGO)) {
            point.day(words.next().value());
        }
        return List.of(point.year(year(point)));
    }

    private List<Point> number() {
        Token first = words.peek(0);
        if (words.is(1, Kind.UNIT) && words.is(2, Kind.AGO)) {
            return ago(first.value(), false);
        }
        Point point = new Point();
        Integer year = year(point);
        if (year != null) {
            return afterYear(point.year(year));
        }
        if (!first.isDay()) {
            return List.of();
        }
        words.next();
        point.day(first.value());
        if (words.is(Kind.MONTH)) {
            point.month(words.next().value()).year(year(point));
        } else if (words.is(Kind.LAST) && words.is(1, PhraseUnit.MONTH)
                || words.is(Kind.THIS) && words.is(1, PhraseUnit.MONTH)) {
            LocalDate within = today.minusMonths(words.next().is(Kind.LAST) ? 1 : 0);
            words.next();
            point.month(within.getMonthValue()).year(within.getYear());
        } else {
            point.year(year(point)); // "March 3-5, 2026": the month is that of the other
            if (first.is(Kind.NUMBER) || point.year() != null) {
                point.asBare();
            }
        }
        return List.of(point);
    }

    /** "2007, ноябрь", "2007 ноября 5". */
    private List<Point> afterYear(Point point) {
        int before = words.position();
        words.skip(Kind.COMMA);
        if (!words.is(Kind.MONTH)) {
            words.back(before);
            return List.of(point);
        }
        point.month(words.next().value());
        return List.of(words.peek(0).isDay() ? point.day(words.next().value()) : point);
    }

    /** Reads a year, if one follows: 2007, 2007-й год, 07 года, прошлого года. */
    private Integer year(Point of) {
        int before = words.position();
        words.skip(Kind.COMMA);
        Token first = words.peek(0);
        if (first.isYear()) {
            words.next();
            words.skip(PhraseUnit.YEAR);
            return first.value();
        }
        if (words.is(1, PhraseUnit.YEAR) && !words.is(2, Kind.AGO)) {
            boolean digits = first.is(Kind.NUMBER) || first.is(Kind.ORDINAL);
            if (first.is(Kind.LAST) || first.is(Kind.THIS)) {
                words.back(words.position() + 2);
                return today.getYear() - (first.is(Kind.LAST) ? 1 : 0);
            }
            if (digits && first.text().length() == 2 && first.value() >= 0) {
                words.back(words.position() + 2);
                of.note(Note.CENTURY_TAKEN);
                return NumericDate.century(first.value(), today);
            }
        }
        words.back(before);
        return null;
    }
}
