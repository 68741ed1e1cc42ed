package org.letopis.report.words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;

/** Writes sentences as EDTF. */
final class Readings {
    private static final int YEARS_TO_A_WEEKDAY = 8;

    private final LocalDate today;
    private final DayTime time;
    private final boolean nightEnds;
    private final List<Reading> readings = new ArrayList<>();
    private boolean impossible;

    /** @param nightEnds whether "on the night of the 4th" is rather the one that ends on the 4th, as in Russian */
    Readings(LocalDate today, DayTime time, boolean nightEnds) {
        this.today = today;
        this.time = time;
        this.nightEnds = nightEnds;
    }

    List<Reading> readings() {
        return readings;
    }

    /** Whether a sentence named a day that is not in the calendar. */
    boolean foundImpossible() {
        return impossible;
    }

    void add(Sentence sentence) {
        if (sentence.form() == Sentence.Form.NOT_KNOWN) {
            write("[.." + today + "]", EnumSet.of(Note.NOT_KNOWN));
            return;
        }
        if (Settling.isTooLittle(sentence.points())) {
            return;
        }
        boolean inOrder = sentence.form() == Sentence.Form.FROM_TO || sentence.form() == Sentence.Form.BETWEEN;
        Settling settling = new Settling(today, inOrder);
        Optional<List<Days>> days = settling.days(sentence.points());
        if (days.isEmpty()) {
            impossible = true;
            return;
        }
        if (isInside(days.get())) {
            return;
        }
        if (time.isNight() && night(sentence, days.get(), settling.notes())) {
            return;
        }
        boolean otherWeekday = write(sentence, days.get(), settling.notes());
        if (otherWeekday && sentence.points().get(0).year() == null) {
            withWeekday(sentence.points().get(0).copy(), days.get().get(0).first(), settling.notes());
        }
    }

    /** Whether one date is a part of another: "в мае до 10-го" is no way to say from and to. */
    private static boolean isInside(List<Days> days) {
        return days.stream()
                .anyMatch(one -> days.stream()
                        .anyMatch(other -> one.unit() != other.unit()
                                && !one.first().isAfter(other.first())
                                && !one.last().isBefore(other.last())));
    }

    /** Writes the latest day before on which the weekday is the one that was said. */
    private void withWeekday(Point said, LocalDate day, Set<Note> notes) {
        for (int year = day.getYear() - 1; year > day.getYear() - YEARS_TO_A_WEEKDAY; year--) {
            Optional<Days> days = said.month() == null ? Optional.empty() : Days.of(said.year(year));
            if (days.isPresent() && days.get().first().getDayOfWeek() == said.weekday()) {
                Set<Note> other = EnumSet.copyOf(notes);
                other.remove(Note.OTHER_WEEKDAY);
                write(days.get().from() + sign(said), other);
                return;
            }
        }
    }

    /** Writes a night, which is of two days; returns false where no night of one or two days was said. */
    private boolean night(Sentence sentence, List<Days> days, Set<Note> notes) {
        Days first = days.get(0);
        boolean oneDay = first.first().equals(first.last());
        String sign = sign(sentence.points().get(0));
        if (sentence.form() == Sentence.Form.NIGHT_TO) {
            if (!oneDay) {
                impossible = true;
                return true;
            }
            write(first.first().minusDays(1) + sign + "/" + first.first() + sign, notes);
            return true;
        }
        if (sentence.form() != Sentence.Form.AT || !oneDay) {
            return false;
        }
        LocalDate day = first.first();
        if (day.equals(today)) {
            write(day.minusDays(1) + sign + "/" + day + sign, notes);
            return true;
        }
        for (boolean ends : new boolean[] {nightEnds, !nightEnds}) {
            LocalDate begin = ends ? day.minusDays(1) : day;
            Set<Note> all = EnumSet.of(ends ? Note.NIGHT_BEFORE : Note.NIGHT_AFTER);
            all.addAll(notes);
            write(begin + sign + "/" + begin.plusDays(1) + sign, all);
        }
        return true;
    }

    /** Returns whether another weekday was said than that of the day. */
    private boolean write(Sentence sentence, List<Days> days, Set<Note> notes) {
        Days first = days.get(0);
        Days last = days.get(days.size() - 1);
        String firstSign = sign(sentence.points().get(0));
        String lastSign = sign(sentence.points().get(days.size() - 1));
        boolean keepsSign = true;
        String text;
        switch (sentence.form()) {
            case AT -> {
                keepsSign = first.isOne();
                text = first.isOne() ? first.from() + firstSign : "[" + first.member() + "]";
                weekday(sentence.points().get(0), first, notes);
            }
            case FROM_TO -> {
                // an end that is itself a stretch, "from early March", has no form of its own
                String from = first.isOne() ? firstSign : "~";
                String to = last.isOne() ? lastSign : "~";
                text = first.from() + from + "/" + last.to() + to;
            }
            case ONE_OF, ALL_OF -> {
                boolean one = sentence.form() == Sentence.Form.ONE_OF;
                List<String> members = new ArrayList<>();
                for (int i = 0; i < days.size(); i++) {
                    boolean qualified = days.get(i).isOne();
                    keepsSign &= qualified;
                    members.add(days.get(i).member()
                            + (qualified ? sign(sentence.points().get(i)) : ""));
                }
                text = members.stream().collect(Collectors.joining(",", one ? "[" : "{", one ? "]" : "}"));
            }
            case UNTIL -> text = "../" + last.to() + (last.isOne() ? lastSign : "~");
            case SINCE -> text = first.from() + (first.isOne() ? firstSign : "~") + "/..";
            default -> {
                keepsSign = false;
                text = switch (sentence.form()) {
                    case BETWEEN -> "[" + first.from() + ".." + last.to() + "]";
                    case AFTER -> "[" + first.after() + "..]";
                    case BEFORE -> "[.." + (isEnd(sentence) ? first.to() : first.before()) + "]";
                    case NOT_BEFORE -> "[" + first.from() + "..]";
                    case NOT_AFTER -> "[.." + first.to() + "]";
                    default -> "";
                };
            }
        }
        boolean dropped = !keepsSign
                && sentence.points().stream().anyMatch(point -> !sign(point).isEmpty());
        if (dropped) {
            notes.add(Note.QUALIFIER_DROPPED);
        }
        write(text, notes);
        return notes.contains(Note.OTHER_WEEKDAY);
    }

    /** "Before the end of May" takes in the end of May. */
    private static boolean isEnd(Sentence sentence) {
        return sentence.points().get(0).part().filter(part -> part == Part.END).isPresent();
    }

    private static void weekday(Point said, Days days, Set<Note> notes) {
        if (said.weekday() != null && said.weekday() != days.first().getDayOfWeek()) {
            notes.add(Note.OTHER_WEEKDAY);
        }
    }

    private static String sign(Point point) {
        return point.isAbout() ? (point.isMaybe() ? "%" : "~") : point.isMaybe() ? "?" : "";
    }

    private void write(String text, Set<Note> notes) {
        try {
            Edtf edtf = Edtf.parse(text, "date");
            if (edtf.earliest().filter(day -> day.isAfter(today)).isPresent()) {
                notes.add(Note.FUTURE);
            }
            Reading reading = new Reading(edtf, time.text(), notes);
            boolean known = readings.stream().anyMatch(other -> other.edtf().equals(edtf));
            if (!known) {
                readings.add(reading);
            }
        } catch (JsonProblem problem) {
            impossible = true; // for example a date that ends before it begins
        }
    }
}
