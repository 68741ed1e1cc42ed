package org.letopis.protect.leak;

/**
 * A date in a text in the comparable form, or one of the ways to read it.
 *
 * @param end exclusive
 * @param year of two or four digits; {@link #UNKNOWN} when it is not there
 * @param day {@link #UNKNOWN} when it is not there
 */
record FoundDate(int start, int end, int year, int month, int day) {
    static final int UNKNOWN = -1;

    static boolean isDay(int day) {
        return day >= 1 && day <= 31;
    }

    static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    static boolean isWholeYear(int year) {
        return year >= 1850 && year <= 2199;
    }

    /** Returns whether a year may be meant by this one, which may have its two last digits alone. */
    boolean isIn(int wanted) {
        return year == wanted || year >= 0 && year < 100 && year == wanted % 100;
    }
}
