package org.letopis.report.words;

import java.util.List;

/** In which order the day and the month stand in a date in digits. */
enum Order {
    DAY_FIRST,
    MONTH_FIRST,
    EITHER;

    private static final int MONTHS = 12;

    /** Returns the order of a whole phrase: one date in it that can be read in one order only settles the others. */
    static Order of(List<Token> tokens, boolean monthMayBeFirst) {
        if (!monthMayBeFirst) {
            return DAY_FIRST;
        }
        boolean dayFirst = false;
        boolean monthFirst = false;
        for (Token token : tokens) {
            String[] groups = token.is(Kind.NUMERIC) ? token.text().split("[./-]") : new String[0];
            if (groups.length >= 2 && groups[0].length() <= 2 && groups[1].length() <= 2) {
                dayFirst |= Integer.parseInt(groups[0]) > MONTHS || token.text().indexOf('.') >= 0;
                monthFirst |= Integer.parseInt(groups[1]) > MONTHS;
            }
        }
        return dayFirst == monthFirst ? EITHER : dayFirst ? DAY_FIRST : MONTH_FIRST;
    }
}
