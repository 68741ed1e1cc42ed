package org.letopis.protect.leak;

import java.util.regex.Pattern;

/**
 * What stands around digits that end as a listed telephone number does: enough to tell a date, a sum of money, a
 * number of a case or a longer number from a telephone. In doubt it is a telephone.
 */
final class NumberContext {
    private static final int BEFORE = 40;
    private static final int AFTER = 12;
    private static final int LEAST_WITH_AREA = 10;
    private static final int MOST_WITH_AREA = 13;
    private static final int MOST_TRUNK_DIGITS = 6;

    private static final Pattern PHONE_WORD = Pattern.compile(
            "(?:\\bтел|телефон|моб|сот|звон|факс|дозв|whatsapp|вотсап|ватсап|вайбер|viber|signal|сигнал|\\btel|phone|"
                    + "\\bcell|\\bcall|\\bfax|\\bmob|هاتف|جوال)[^0-9]{0,24}$");
    private static final Pattern IDENTIFIER_WORD = Pattern.compile(
            "(?:\\bдел[оауе]?|приказ\\p{L}*|протокол\\p{L}*|сч[её]т\\p{L}*|\\bинн|\\bогрн|\\bснилс|\\bбик|\\bкусп|\\bисх|\\bвх|"
                    + "жалоб\\p{L}*|постановлени\\p{L}*|договор\\p{L}*|сертификат\\p{L}*|удостоверени\\p{L}*|"
                    + "заявлени\\p{L}*|ордер\\p{L}*|isbn|issn|\\bdoi|\\bcase|\\border|invoice|account|docket|"
                    + "application|ticket|\\bref)[\\s.:#(]*(?:no\\.?|n\\.?|№|number|номер\\p{L}*|num\\.?)?[\\s.:#]*$");
    private static final Pattern MONEY_BEFORE = Pattern.compile("[$€£₽₴₸]\\s?$|(?:usd|eur|rub|сумм\\p{L}*)\\s{0,2}$");
    private static final Pattern MONEY_AFTER = Pattern.compile(
            "^[\\s.,]{0,3}(?:[$€£₽₴₸]|руб|р\\.|р\\b|тыс|млн|млрд|долл|евро\\b|евр\\.|грн|гривен|гривн|тенге|драм|лари|"
                    + "usd|eur|rub|dollar|euro|roubl|ruble|pound)");
    private static final Pattern DATE =
            Pattern.compile("(?:0?[1-9]|[12][0-9]|3[01])([./-])(?:0?[1-9]|1[0-2])\\1(?:1[89]|20)[0-9]{2}"
                    + "|(?:1[89]|20)[0-9]{2}([./-])(?:0?[1-9]|1[0-2])\\2(?:0?[1-9]|[12][0-9]|3[01])");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:([ .,'])[0-9]{3})(?:\\1[0-9]{3})+");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}[.,][0-9]{5,}|[0-9]{4,}[.,][0-9]{1,3}");
    private static final Pattern FRACTION = Pattern.compile("[0-9]{1,2}\\.[0-9]{7,}");
    private static final Pattern UUID_BEFORE = Pattern.compile("[0-9a-f]{4}-[0-9a-f]*$");
    private static final Pattern UUID_AFTER = Pattern.compile("[0-9a-f]|-[0-9a-f]{4}");
    private static final Pattern LATIN_BEFORE =
            Pattern.compile("(?<![a-z])(?!(?:tel|t|ph|phone|fax|mob|cell|no)$)[a-z]+$");

    private final String text;
    private final DigitGroups groups;
    private final int first;
    private final int last;

    /** Looks at the groups of digits from the first to the last, both included. */
    NumberContext(String text, DigitGroups groups, int first, int last) {
        this.text = text;
        this.groups = groups;
        this.first = first;
        this.last = last;
    }

    /** Returns how many digits hang together with these, those included. */
    int digits() {
        int digits = 0;
        for (int group = firstTight(); group <= last; group++) {
            digits += groups.length(group);
        }
        return digits;
    }

    private int firstTight() {
        int group = first;
        while (groups.isTight(group) && text.charAt(groups.end(group - 1)) != ',') {
            group--;
        }
        return group;
    }

    /** Returns whether the digits with those that hang on them before could be a whole number with another area code. */
    boolean looksLikePhone(boolean glued) {
        int tight = firstTight();
        int digits = digits();
        int start = groups.start(tight);
        boolean plus = start > 0 && text.charAt(start - 1) == '+';
        boolean trunk = "078".indexOf(text.charAt(start)) >= 0 && digits > LEAST_WITH_AREA;
        boolean cut = !glued && digits == LEAST_WITH_AREA && last > first;
        return digits >= LEAST_WITH_AREA && digits <= MOST_WITH_AREA && (plus || trunk || cut);
    }

    /** Returns whether nothing speaks against a telephone number without an area code. */
    boolean mayBePhone(boolean local) {
        int start = groups.start(first);
        int end = groups.end(last);
        String before = text.substring(Math.max(0, start - BEFORE), start);
        String after = text.substring(end, Math.min(text.length(), end + AFTER));
        if (firstTight() < first && !looksLikePhone(false) || isContinued() || isGluedToLatin(before, after)) {
            return false;
        }
        String number = text.substring(start, end);
        if (isCalled()) {
            return true;
        }
        if (local && !(last > first && number.matches("[0-9]{1,3}(-[0-9]{2}){1,2}"))) {
            return false;
        }
        return !DATE.matcher(number).matches()
                && !THOUSANDS.matcher(number).matches()
                && !DECIMAL.matcher(number).matches()
                && !MONEY_BEFORE.matcher(before).find()
                && !MONEY_AFTER.matcher(after).find()
                && !IDENTIFIER_WORD.matcher(before).find();
    }

    /** Returns whether a word for a telephone stands before the number. */
    boolean isCalled() {
        int start = groups.start(first);
        return PHONE_WORD
                .matcher(text.substring(Math.max(0, start - BEFORE), start))
                .find();
    }

    /** Returns whether more digits hang on the end: of two lines of one number ("123-45-67/68") they may. */
    private boolean isContinued() {
        if (!groups.isTight(last + 1)) {
            return false;
        }
        boolean year = groups.length(last + 1) == 4;
        return text.charAt(groups.end(last)) != '/' || year;
    }

    /** Returns whether the digits are no telephone number even when they are all of a listed one. */
    boolean isSomethingElse() {
        int start = groups.start(first);
        int end = groups.end(last);
        String before = text.substring(Math.max(0, start - BEFORE), start);
        String after = text.substring(end, Math.min(text.length(), end + AFTER));
        return UUID_BEFORE.matcher(before).find() && UUID_AFTER.matcher(after).lookingAt()
                || FRACTION.matcher(text.substring(start, end)).matches();
    }

    private boolean isGluedToLatin(String before, String after) {
        boolean extension = after.startsWith("x") || after.startsWith("ext");
        boolean latinAfter = !after.isEmpty() && after.charAt(0) >= 'a' && after.charAt(0) <= 'z' && !extension;
        boolean joined = before.endsWith("-") && before.matches("(?s).*[0-9a-f]{3,}-") && first == last;
        return latinAfter || joined || LATIN_BEFORE.matcher(before).find();
    }

    /**
     * Returns where the number begins, with what belongs to it before its digits.
     *
     * @param whole whether all of the listed number is there, so that a country or an 8 before it is its own
     */
    int start(boolean whole) {
        int group = first;
        if (whole && hasTrunkBefore()) {
            group--;
        } else if (!whole && looksLikePhone(false)) {
            group = firstTight();
        }
        int start = groups.start(group);
        while (start > 0 && "+(".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return start;
    }

    private boolean hasTrunkBefore() {
        if (!groups.isJoined(first) || groups.length(first - 1) > MOST_TRUNK_DIGITS) {
            return false;
        }
        int start = groups.start(first - 1);
        boolean abroad = groups.length(first - 1) > 2 && text.startsWith("00", start);
        boolean trunk = groups.length(first - 1) == 1 && "078".indexOf(text.charAt(start)) >= 0;
        boolean plus = start > 0 && text.charAt(start - 1) == '+';
        return (trunk || plus || abroad) && groups.gap(first).indexOf('\n') < 0;
    }
}
