package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the dates in digits of a text, and tells each of the ways to read one: 3/12/1987 may be the third of December or
 * the twelfth of March; with full stops the day is always first.
 */
final class NumericDates {
    private static final String SIGN = "(\\s?[./\\-–—‑,_·\\\\]\\s?|\\s{1,2})";
    private static final Pattern THREE = Pattern.compile("(?<![0-9])([0-9]{4}|[0-9]{1,2})" + SIGN
            + "([0-9]{1,2}|[ivxіх]{1,4})" + SIGN + "([0-9]{4}|[0-9]{1,2})(?![0-9])");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("(?<![0-9])(?<![0-9][./-])([0-9]{1,2})[./-]([0-9]{4})(?![0-9])(?![./-][0-9])");
    private static final Pattern YEAR_MONTH =
            Pattern.compile("(?<![0-9])(?<![0-9][./-])([0-9]{4})[./-]([0-9]{2})(?![0-9])(?![./-][0-9])");
    private static final Pattern DAY_MONTH =
            Pattern.compile("(?<![0-9])(?<![0-9][./-])([0-9]{1,2})[./]([0-9]{1,2})(?![0-9])(?![./-][0-9])");
    private static final Pattern GLUED = Pattern.compile("(?<![0-9])(?<![0-9][./-])[0-9]{8}(?![0-9])(?![./-][0-9])");
    private static final List<String> ROMAN =
            List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");

    private final List<FoundDate> found = new ArrayList<>();

    private NumericDates() {}

    static List<FoundDate> in(String text) {
        NumericDates dates = new NumericDates();
        Matcher three = THREE.matcher(text);
        for (int from = 0; from <= text.length() && three.find(from); from = three.start() + 1) {
            dates.three(three, text);
        }
        for (Matcher one = MONTH_YEAR.matcher(text); one.find(); ) {
            dates.add(one, number(one, 2), number(one, 1), FoundDate.UNKNOWN);
        }
        for (Matcher one = YEAR_MONTH.matcher(text); one.find(); ) {
            dates.add(one, number(one, 1), number(one, 2), FoundDate.UNKNOWN);
        }
        for (Matcher one = DAY_MONTH.matcher(text); one.find(); ) {
            dates.add(one, FoundDate.UNKNOWN, number(one, 2), number(one, 1));
        }
        for (Matcher one = GLUED.matcher(text); one.find(); ) {
            int digits = Integer.parseInt(one.group());
            dates.add(one, digits / 10_000, digits / 100 % 100, digits % 100);
            dates.add(one, digits % 10_000, digits / 10_000 % 100, digits / 1_000_000);
        }
        return dates.found;
    }

    private void three(Matcher three, String text) {
        int first = number(three, 1);
        int last = number(three, 5);
        String sign = three.group(2).strip();
        String other = three.group(4).strip();
        boolean blank = sign.isEmpty() || !sign.equals(other);
        if (isDigitBehind(text, three.start(), sign, -1) || isDigitBehind(text, three.end() - 1, sign, 1)) {
            return; // the middle of a longer number, such as that of a version
        }
        boolean wholeYear = three.group(1).length() == 4 || three.group(5).length() == 4;
        boolean alike = sign.equals(other) || sign.equals(".") && (other.isEmpty() || other.equals(","));
        if (three.group(1).length() == 4 && three.group(5).length() == 4 || blank && !wholeYear || !alike) {
            return; // "12 03 87" is as likely anything else
        }
        if (three.group(3).matches("[^0-9]+")) {
            String latin = three.group(3).replace('і', 'i').replace('х', 'x');
            add(three, last, ROMAN.indexOf(latin) + 1, first);
            return;
        }
        int middle = number(three, 3);
        if (three.group(1).length() == 4) {
            add(three, first, middle, last);
            return;
        }
        if (three.group(5).length() < 2) {
            return;
        }
        add(three, last, middle, first);
        if (!sign.equals(".") && !sign.isEmpty()) {
            add(three, last, first, middle);
        }
        if (three.group(1).length() == 2 && three.group(5).length() == 2) {
            add(three, first, middle, last);
        }
    }

    private static boolean isDigitBehind(String text, int at, String sign, int step) {
        int next = at + step;
        int digit = next + step;
        return !sign.isEmpty()
                && digit >= 0
                && digit < text.length()
                && text.charAt(next) == sign.charAt(0)
                && Contact.isDigit(text.charAt(digit));
    }

    private void add(Matcher at, int year, int month, int day) {
        boolean year4 = year > 99;
        if (FoundDate.isMonth(month)
                && (day == FoundDate.UNKNOWN || FoundDate.isDay(day))
                && (!year4 || FoundDate.isWholeYear(year))) {
            found.add(new FoundDate(at.start(), at.end(), year, month, day));
        }
    }

    private static int number(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text.isEmpty() || !Contact.isDigit(text.charAt(0)) ? -1 : Integer.parseInt(text);
    }
}
