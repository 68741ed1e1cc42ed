package org.letopis.report.words;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A point or stretch in the calendar as far as it was said: what was not said is null. */
final class Point {
    private Integer year;
    private Integer month;
    private Integer day;
    private Integer season;
    private DayOfWeek weekday;
    private Part part;
    private boolean decade;
    private boolean week;
    private boolean bare;
    private boolean about;
    private boolean maybe;
    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    static Point of(LocalDate date) {
        return new Point().year(date.getYear()).month(date.getMonthValue()).day(date.getDayOfMonth());
    }

    Point copy() {
        Point copy = new Point()
                .year(year)
                .month(month)
                .day(day)
                .season(season)
                .weekday(weekday)
                .part(part);
        copy.decade = decade;
        copy.week = week;
        copy.bare = bare;
        copy.about = about;
        copy.maybe = maybe;
        copy.notes.addAll(notes);
        return copy;
    }

    Point year(Integer said) {
        year = said;
        return this;
    }

    Point month(Integer said) {
        month = said;
        return this;
    }

    Point day(Integer said) {
        day = said;
        return this;
    }

    Point season(Integer said) {
        season = said;
        return this;
    }

    Point weekday(DayOfWeek said) {
        weekday = said;
        return this;
    }

    Point part(Part said) {
        part = said;
        return this;
    }

    /** The ten years from the year. */
    Point asDecade() {
        decade = true;
        return this;
    }

    /** The seven days from the day. */
    Point asWeek() {
        week = true;
        return this;
    }

    /** The day is digits and nothing else: alone, it could be anything. */
    Point asBare() {
        bare = true;
        return this;
    }

    Point qualified(boolean saidAbout, boolean saidMaybe) {
        about |= saidAbout;
        maybe |= saidMaybe;
        return this;
    }

    Point note(Note note) {
        notes.add(note);
        return this;
    }

    Integer year() {
        return year;
    }

    Integer month() {
        return month;
    }

    Integer day() {
        return day;
    }

    Integer season() {
        return season;
    }

    DayOfWeek weekday() {
        return weekday;
    }

    Optional<Part> part() {
        return Optional.ofNullable(part);
    }

    boolean isDecade() {
        return decade;
    }

    boolean isWeek() {
        return week;
    }

    boolean isBare() {
        return bare;
    }

    boolean isAbout() {
        return about;
    }

    boolean isMaybe() {
        return maybe;
    }

    Set<Note> notes() {
        return notes;
    }
}
