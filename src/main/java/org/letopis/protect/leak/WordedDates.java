package org.letopis.protect.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.letopis.protect.leak.DateWords.Kind;
import org.letopis.protect.leak.DateWords.Meaning;

/**
 * Finds the dates of a text whose month is a word: "12 марта 1987", "двенадцатого марта восемьдесят седьмого года",
 * "March 12th, 1987", "the twelfth of March". Where the order leaves two days or years, both are told.
 */
final class WordedDates {
    private static final int MOST_GAP = 4;
    private static final int LONGEST_DAY = 3;
    private static final int MOST_SAID_AGAIN = 4;

    /** What may follow digits at once: "12-го", "12th". */
    private static final Set<String> ENDINGS = Set.of(
            "st", "nd", "rd", "th", "го", "ого", "его", "е", "ое", "му", "ому", "м", "ым", "ом", "и", "й", "ии", "ий",
            "ыи", "ый", "я", "ая");

    /** What changes nothing between the parts. */
    private static final Set<String> BETWEEN = Set.of(
            "of", "the", "day", "числа", "месяца", "місяця", "г", "гг", "р", "in", "year", "год", "года", "году", "рік",
            "року", "من", "عام", "سنة", "شهر", "в", "у");

    private final String text;
    private final List<Piece> pieces;
    private final List<FoundDate> found = new ArrayList<>();

    private WordedDates(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    static List<FoundDate> in(String text, List<Piece> pieces) {
        WordedDates dates = new WordedDates(text, pieces);
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (!piece.digits()) {
                dates.look(i);
                dates.lookAtNumbers(i);
            }
        }
        return dates.found;
    }

    private void look(int at) {
        int month = month(at, 1);
        int after = at + 1;
        int two = month(at, 2);
        if (two > 0) {
            month = two;
            after++;
        }
        if (month < 0) {
            return;
        }
        // "كانون الثاني / يناير 1987", "март (марта) 1987": the month said twice
        int again = Math.min(pieces.size(), after + MOST_SAID_AGAIN);
        while (after < again && near(after) && month(after, 1) == month) {
            after++;
        }
        Part day = dayBefore(at);
        Part dayAfter = day == null ? dayAfter(after) : null;
        Part year = yearAfter(dayAfter == null ? after : dayAfter.to);
        add(day, month, at, after, dayAfter, year);
        if (dayAfter != null && dayAfter.digits) {
            add(null, month, at, after, null, yearAfter(after)); // "in March 12" may be the year
        }
        if (year == null) {
            Part before = yearBefore(day == null ? at : day.from);
            if (before != null) {
                add(day, month, at, after, dayAfter, before);
            }
        }
    }

    /** "двенадцатого третьего восемьдесят седьмого": the month is said as a number too. */
    private void lookAtNumbers(int at) {
        WordedNumber day = WordedNumber.at(pieces, at);
        WordedNumber month = day == null ? null : WordedNumber.at(pieces, day.next());
        WordedNumber year = month == null ? null : WordedNumber.at(pieces, month.next());
        if (year != null
                && FoundDate.isDay(day.value())
                && FoundDate.isMonth(month.value())
                && (FoundDate.isWholeYear(year.value()) || year.value() < 100)
                && together(at, year.next())) {
            int end = pieces.get(year.next() - 1).end();
            found.add(new FoundDate(pieces.get(at).start(), end, year.value(), month.value(), day.value()));
        }
    }

    /** A day or a year: a number of pieces. */
    private record Part(int value, int from, int to, boolean digits) {}

    private void add(Part dayBefore, int month, int at, int after, Part dayAfter, Part year) {
        int first = Math.min(dayBefore == null ? at : dayBefore.from, year == null ? at : year.from);
        int last = Math.max(Math.max(after, dayAfter == null ? 0 : dayAfter.to), year == null ? 0 : year.to);
        Part day = dayBefore == null ? dayAfter : dayBefore;
        found.add(new FoundDate(
                pieces.get(first).start(),
                pieces.get(last - 1).end(),
                year == null ? FoundDate.UNKNOWN : year.value,
                month,
                day == null ? FoundDate.UNKNOWN : day.value));
    }

    /** Returns the month that one or two words are, or -1. */
    private int month(int at, int words) {
        if (at + words > pieces.size() || pieces.get(at).digits()) {
            return -1;
        }
        String name = pieces.get(at).text();
        for (int i = at + 1; i < at + words; i++) {
            if (!near(i)) {
                return -1;
            }
            name = name + " " + pieces.get(i).text();
        }
        Meaning meaning = DateWords.loaded().meaning(name);
        return meaning != null && meaning.is(Kind.MONTH) ? meaning.value() : -1;
    }

    /** Returns whether little stands between a piece and the one before it, and no end of a sentence. */
    private boolean near(int at) {
        int start = pieces.get(at - 1).end();
        int end = pieces.get(at).start();
        if (end - start > MOST_GAP) {
            return false;
        }
        int lines = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            if (";!?<>=|".indexOf(c) >= 0) {
                return false;
            }
        }
        return lines <= 1;
    }

    /** Returns whether a piece is the ending of the digits before it. */
    private boolean isEnding(int at) {
        return at > 0
                && pieces.get(at - 1).digits()
                && ENDINGS.contains(pieces.get(at).text())
                && pieces.get(at).start() - pieces.get(at - 1).end() <= 1
                && (pieces.get(at).start() == pieces.get(at - 1).end()
                        || DigitGroups.isDash(text.charAt(pieces.get(at - 1).end())));
    }

    private boolean isBetween(int at) {
        return !pieces.get(at).digits() && (BETWEEN.contains(pieces.get(at).text()) || isEnding(at));
    }

    private Part dayBefore(int month) {
        int end = month;
        while (end > 0 && near(end) && isBetween(end - 1)) {
            end--;
        }
        if (end == 0 || !near(end)) {
            return null;
        }
        Piece last = pieces.get(end - 1);
        if (last.digits()) {
            return last.text().length() <= 2 && FoundDate.isDay(last.number())
                    ? new Part(last.number(), end - 1, end, true)
                    : null;
        }
        for (int from = Math.max(0, end - LONGEST_DAY); from < end; from++) {
            WordedNumber number = WordedNumber.at(pieces, from);
            if (number != null && number.next() == end && FoundDate.isDay(number.value()) && together(from, end)) {
                return new Part(number.value(), from, end, false);
            }
        }
        return null;
    }

    private boolean together(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!near(i)) {
                return false;
            }
        }
        return true;
    }

    private Part dayAfter(int from) {
        int at = skipped(from);
        if (at >= pieces.size() || !near(at)) {
            return null;
        }
        Piece piece = pieces.get(at);
        if (piece.digits()) {
            boolean day = piece.text().length() <= 2 && FoundDate.isDay(piece.number());
            int next = at + 1 < pieces.size() && isEnding(at + 1) ? at + 2 : at + 1;
            return day ? new Part(piece.number(), at, next, true) : null;
        }
        WordedNumber number = WordedNumber.at(pieces, at);
        return number != null && FoundDate.isDay(number.value()) && together(at, number.next())
                ? new Part(number.value(), at, number.next(), false)
                : null;
    }

    private Part yearAfter(int from) {
        int at = skipped(from);
        if (at >= pieces.size() || !near(at)) {
            return null;
        }
        Piece piece = pieces.get(at);
        if (piece.digits()) {
            int length = piece.text().length();
            boolean year = length == 4 && FoundDate.isWholeYear(piece.number()) || length == 2 && !isClock(at);
            return year ? new Part(piece.number(), at, at + 1, true) : null;
        }
        WordedNumber number = WordedNumber.at(pieces, at);
        boolean year = number != null
                && (FoundDate.isWholeYear(number.value()) || number.value() < 100)
                && together(at, number.next());
        return year ? new Part(number.value(), at, number.next(), false) : null;
    }

    private boolean isClock(int at) {
        int end = pieces.get(at).end();
        return end + 1 < text.length() && text.charAt(end) == ':' && Contact.isDigit(text.charAt(end + 1));
    }

    private Part yearBefore(int first) {
        int end = first;
        while (end > 0 && near(end) && isBetween(end - 1)) {
            end--;
        }
        if (end == 0 || !near(end)) {
            return null;
        }
        Piece piece = pieces.get(end - 1);
        if (piece.digits()) {
            boolean year = piece.text().length() == 4 && FoundDate.isWholeYear(piece.number());
            return year ? new Part(piece.number(), end - 1, end, true) : null;
        }
        for (int from = Math.max(0, end - 5); from < end; from++) {
            WordedNumber number = WordedNumber.at(pieces, from);
            if (number != null && number.next() == end && number.value() > 31 && together(from, end)) {
                return new Part(number.value(), from, end, false);
            }
        }
        return null;
    }

    private int skipped(int from) {
        int at = from;
        while (at < pieces.size() && near(at) && isBetween(at)) {
            at++;
        }
        return at;
    }
}
