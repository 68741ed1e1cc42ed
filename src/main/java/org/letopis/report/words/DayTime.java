package org.letopis.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time of day of a phrase, taken out of it.
 *
 * @param date what is left of the phrase
 * @param words in English, or clock times; empty where none was said
 */
record DayTime(List<Token> date, List<String> words) {
    /** Returns empty for an hour that there is not. */
    static Optional<DayTime> of(List<Token> phrase) {
        Reader reader = new Reader(phrase);
        return reader.read() ? Optional.of(new DayTime(reader.date, reader.words)) : Optional.empty();
    }

    Optional<String> text() {
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    boolean isSaid() {
        return !words.isEmpty();
    }

    /** Whether a night was said, which has two days, and no hour that tells which of them. */
    boolean isNight() {
        return words.stream().anyMatch(word -> word.endsWith("night"))
                && words.stream().noneMatch(word -> word.indexOf(':') >= 0);
    }

    private static final class Reader {
        private final List<Token> phrase;
        private final List<Token> date = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private int at;

        private Reader(List<Token> phrase) {
            this.phrase = phrase;
        }

        private boolean read() {
            while (at < phrase.size()) {
                boolean dash = is(0, Kind.DASH); // "3 марта - вечером", "14:00 - 16:00"
                String relation = dash ? (words.isEmpty() ? "" : "until ") : relation();
                int start = at + (relation.isEmpty() && !dash ? 0 : 1);
                boolean about = start < phrase.size() && phrase.get(start).is(Kind.ABOUT);
                int clock = clockLength(start - at + (about ? 1 : 0));
                if (clock > 0) {
                    boolean hoursApart =
                            start > at && at > 0 && phrase.get(at - 1).is(Kind.NUMBER);
                    at = start + (about ? 1 : 0);
                    Optional<String> time = clock(clock);
                    if (time.isEmpty() || hoursApart) { // "с 9 до 11 утра": of what is the 9?
                        return false;
                    }
                    words.add(relation + (about ? "~" : "") + time.get());
                    at += clock;
                } else if (start < phrase.size() && phrase.get(start).is(Kind.TIME)) {
                    words.add(relation + phrase.get(start).text());
                    at = start + 1;
                } else if (is(0, Kind.PART)
                        && is(1, Kind.TIME)
                        && phrase.get(at).value() != Part.MIDDLE.ordinal()) {
                    boolean early = phrase.get(at).value() == Part.BEGINNING.ordinal();
                    words.add((early ? "early " : "late ") + phrase.get(at + 1).text());
                    at += 2;
                } else {
                    date.add(phrase.get(at++));
                }
            }
            return true;
        }

        /** Returns "after" of "after 5 pm", which is not said of the day. */
        private String relation() {
            return switch (phrase.get(at).kind()) {
                case FROM, SINCE -> "from ";
                case AFTER -> "after ";
                case BEFORE -> "before ";
                case BEFORE_OR_UNTIL -> words.isEmpty() ? "before " : "until ";
                case UNTIL, TO -> "until ";
                case BY -> "by ";
                case NOT_BEFORE -> "not before ";
                default -> "";
            };
        }

        private boolean is(int ahead, Kind kind) {
            return at + ahead < phrase.size() && phrase.get(at + ahead).is(kind);
        }

        /** Returns how many tokens are a clock time: 14:30, 3 часа, 3 часа ночи, 3 ночи, 3 pm, at 3 in the morning. */
        private int clockLength(int ahead) {
            if (is(ahead, Kind.CLOCK)) {
                return partOfDay(ahead + 1) ? 2 : 1;
            }
            if (is(ahead, Kind.NUMERIC) && is(ahead + 1, Kind.MERIDIEM) && isClock(phrase.get(at + ahead))) {
                return 2;
            }
            if (!is(ahead, Kind.NUMBER)) {
                return 0;
            }
            if (is(ahead + 1, Kind.HOUR)) {
                return partOfDay(ahead + 2) ? 3 : 2;
            }
            if (is(ahead + 1, Kind.MERIDIEM)) {
                return 2;
            }
            Token number = phrase.get(at + ahead);
            boolean said = number.at()
                    || is(ahead + 1, Kind.TIME) && phrase.get(at + ahead + 1).value() == 1;
            return said && partOfDay(ahead + 1) ? 2 : 0;
        }

        /** 10.30, which is a clock time where pm follows. */
        private static boolean isClock(Token token) {
            return token.text().matches("[0-9]{1,2}\\.[0-5][0-9]");
        }

        /** "утра", "in the morning", "pm", and "дня", unless days are counted. */
        private boolean partOfDay(int ahead) {
            boolean daytime = at + ahead < phrase.size()
                    && phrase.get(at + ahead).is(PhraseUnit.DAY)
                    && phrase.get(at + ahead).text().equals("дня")
                    && !is(ahead + 1, Kind.AGO);
            return daytime || is(ahead, Kind.MERIDIEM) || is(ahead, Kind.TIME);
        }

        private Optional<String> clock(int length) {
            Token first = phrase.get(at);
            Token last = phrase.get(at + length - 1);
            boolean bare = length == 1 || last.is(Kind.HOUR);
            int dot = first.text().indexOf('.');
            int hour = first.is(Kind.CLOCK) ? first.value() / 60 : first.value();
            int minute = first.is(Kind.CLOCK) ? first.value() % 60 : 0;
            if (first.is(Kind.NUMERIC)) {
                hour = Integer.parseInt(first.text().substring(0, dot));
                minute = Integer.parseInt(first.text().substring(dot + 1));
            }
            if (bare) {
                boolean half = last.is(Kind.HOUR) && hour <= 12; // whose morning or evening is not said
                return hour < 0 || hour > 24
                        ? Optional.empty()
                        : Optional.of(half ? hour + " o'clock" : String.format("%02d:%02d", hour % 24, minute));
            }
            if (hour > 12 && hour < 24) {
                return Optional.of(String.format("%02d:%02d", hour, minute));
            }
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            return Optional.of(String.format("%02d:%02d", hour % 12 + (isLater(last, hour) ? 12 : 0), minute));
        }

        /** Returns whether an hour from 1 to 12 is one after noon. */
        private static boolean isLater(Token partOfDay, int hour) {
            return switch (partOfDay.kind()) {
                case MERIDIEM -> partOfDay.value() == 12;
                case UNIT -> true; // "дня"
                default ->
                    switch (partOfDay.text()) {
                        case "afternoon", "evening", "daytime", "noon", "dusk" -> true;
                        case "night" -> hour >= 8 && hour < 12;
                        default -> false;
                    };
            };
        }
    }
}
