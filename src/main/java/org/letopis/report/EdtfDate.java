package org.letopis.report;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;

/**
 * One date inside an {@link Edtf}: a day, a month or a year, with digits that may not be known.
 *
 * @param text as written, qualifiers and all
 * @param first the first day that it can mean
 * @param last the last day that it can mean
 * @param qualification what the qualifiers say, of whatever part
 * @param whole whether they say it of the whole date
 */
public record EdtfDate(
        String text, Precision precision, LocalDate first, LocalDate last, Qualification qualification, boolean whole) {
    /** What is known, from the left. */
    public enum Precision {
        CENTURY,
        DECADE,
        YEAR,
        MONTH,
        TEN_DAYS,
        DAY
    }

    /** The qualifiers {@code ? ~ %}. */
    public enum Qualification {
        NONE,
        UNCERTAIN,
        APPROXIMATE,
        BOTH;

        private Qualification and(char sign) {
            boolean uncertain = sign != '~' || this == UNCERTAIN || this == BOTH;
            boolean approximate = sign != '?' || this == APPROXIMATE || this == BOTH;
            return uncertain && approximate ? BOTH : uncertain ? UNCERTAIN : APPROXIMATE;
        }
    }

    private static final String QUALIFIER = "[?~%]";
    private static final Pattern FORM =
            Pattern.compile("(Q?[0-9X]{4}Q?)(?:-(Q?[0-9X]{2}Q?)(?:-(Q?[0-9X]{2}Q?))?)?".replace("Q", QUALIFIER));
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4}|[0-9]{3}X|[0-9]{2}XX");
    private static final Pattern OTHER_YEAR = Pattern.compile("[Yy-].*|[0-9]{5,}.*|[0-9]{4}S.*");
    private static final Pattern SUB_YEAR = Pattern.compile("2[1-9]|3[0-9]|4[01]");

    boolean isPlain() {
        return qualification == Qualification.NONE && !text.contains("X");
    }

    /** Reads one date; {@code where} is named in the problem. */
    static EdtfDate parse(String text, String where) throws JsonProblem {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw problem(text, where);
        }
        String year = bare(parts.group(1));
        String month = bare(parts.group(2));
        String day = bare(parts.group(3));
        if (doubled(parts.group(1)) || doubled(parts.group(2)) || doubled(parts.group(3))) {
            throw new JsonProblem("report.bad-date", where, text);
        }
        requireUnknownFromTheRight(year, month, day, text, where);
        EdtfDate bounds = bounds(year, month, day, text, where);
        Qualification qualification = Qualification.NONE;
        for (int i = 0; i < text.length(); i++) {
            qualification = "?~%".indexOf(text.charAt(i)) < 0 ? qualification : qualification.and(text.charAt(i));
        }
        boolean atEnd =
                text.chars().filter(c -> c == '?' || c == '~' || c == '%').count() == 1
                        && !Character.isLetterOrDigit(text.charAt(text.length() - 1));
        return new EdtfDate(
                text,
                bounds.precision,
                bounds.first,
                bounds.last,
                qualification,
                atEnd || qualification == Qualification.NONE);
    }

    /** Returns what is wrong with a text that does not even look like a date. */
    private static JsonProblem problem(String text, String where) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*")) {
            return new JsonProblem("report.date-time", where, text);
        }
        return new JsonProblem(
                OTHER_YEAR.matcher(text).matches() ? "report.date-year" : "report.bad-date", where, text);
    }

    private static void requireUnknownFromTheRight(String year, String month, String day, String text, String where)
            throws JsonProblem {
        boolean noMonth = month == null || month.equals("XX");
        boolean noDay = day == null || day.equals("XX");
        boolean whole = DIGITS.matcher(year).matches()
                && (noMonth || month.matches("[0-9]{2}"))
                && (noDay || day.matches("[0-9][0-9X]"))
                && !(noMonth && !noDay)
                && !(year.contains("X") && !noMonth);
        if (!whole) {
            throw new JsonProblem("report.date-digits", where, text);
        }
    }

    private static EdtfDate bounds(String year, String month, String day, String text, String where)
            throws JsonProblem {
        int firstYear = Integer.parseInt(year.replace('X', '0'));
        int lastYear = Integer.parseInt(year.replace('X', '9'));
        if (month == null || month.equals("XX")) {
            Precision precision =
                    year.endsWith("XX") ? Precision.CENTURY : year.endsWith("X") ? Precision.DECADE : Precision.YEAR;
            return between(precision, Year.of(firstYear).atDay(1), LocalDate.of(lastYear, 12, 31));
        }
        if (SUB_YEAR.matcher(month).matches()) {
            throw new JsonProblem("report.date-season", where, text);
        }
        int number = Integer.parseInt(month);
        if (number < 1 || number > 12) {
            throw new JsonProblem("report.date-no-month", where, text, month);
        }
        YearMonth whole = YearMonth.of(firstYear, number);
        if (day == null || day.equals("XX")) {
            return between(Precision.MONTH, whole.atDay(1), whole.atEndOfMonth());
        }
        int first = Integer.parseInt(day.replace('X', '0'));
        int last = day.endsWith("X") ? Math.min(whole.lengthOfMonth(), first + 9) : first;
        if (last < 1 || first > whole.lengthOfMonth() || day.equals("00")) {
            throw new JsonProblem("report.date-no-day", where, text, whole, whole.lengthOfMonth());
        }
        return between(
                day.endsWith("X") ? Precision.TEN_DAYS : Precision.DAY,
                whole.atDay(Math.max(1, first)),
                whole.atDay(last));
    }

    private static EdtfDate between(Precision precision, LocalDate first, LocalDate last) {
        return new EdtfDate("", precision, first, last, Qualification.NONE, true);
    }

    /** Returns the digits of a part without its qualifiers. */
    private static String bare(String part) {
        return part == null ? null : part.replaceAll(QUALIFIER, "");
    }

    /** A part may be qualified before or after it, not both: what both would mean is not said anywhere. */
    private static boolean doubled(String part) {
        return part != null && part.matches(QUALIFIER + ".*" + QUALIFIER);
    }
}
