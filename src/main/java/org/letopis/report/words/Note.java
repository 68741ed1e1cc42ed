package org.letopis.report.words;

/** What was not said and is taken so, for a person to see before it is stored. */
public enum Note {
    /** The latest past year that fits. */
    YEAR_TAKEN,
    /** The latest past month, and its year. */
    MONTH_TAKEN,
    /** Day before month, in numbers that could be the other way round. */
    DAY_FIRST,
    /** Month before day. */
    MONTH_FIRST,
    /** The two last digits of the year were said. */
    CENTURY_TAKEN,
    /** Another weekday was said. */
    OTHER_WEEKDAY,
    /** The night that began on the day. */
    NIGHT_AFTER,
    /** The night that ended on the day. */
    NIGHT_BEFORE,
    /** Beginning, middle and end of a month or year are thirds. */
    PART_TAKEN,
    /** The months of the northern half of the earth. */
    SEASON_TAKEN,
    /** "About" or "perhaps" was said of a set of days, which has no sign for it. */
    QUALIFIER_DROPPED,
    /** Nothing is known but that it was not later than the day on which it was told. */
    NOT_KNOWN,
    /** All of it lies after the day on which it was told. */
    FUTURE
}
