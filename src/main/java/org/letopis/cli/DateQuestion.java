package org.letopis.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.report.words.Reading;
import org.letopis.report.words.WordedDate;

/**
 * Asks for a date in words, shows how it was understood, and has that confirmed: nothing is kept that the person has not
 * seen. Where words can mean several things, one is chosen by its number.
 */
final class DateQuestion {
    /**
     * @param way empty where a date was given
     * @param reading the date that was confirmed
     * @param stated the words as they were typed; empty with a way
     */
    record Answer(Optional<Way> way, Optional<Reading> reading, String stated) {}

    private final Desk desk;
    private final Prompt prompt;
    private final DateText text;
    private final LocalDate today;
    private final Set<Way> ways;

    /**
     * @param today the day from which "yesterday" is counted
     * @param ways which answers there are beside a date; with {@code SKIP} an empty line is one
     */
    DateQuestion(Desk desk, LocalDate today, Way... ways) {
        this.desk = desk;
        this.prompt = new Prompt(desk);
        this.text = new DateText(desk.words());
        this.today = today;
        this.ways = Set.of(ways);
    }

    /** Asks until a date is confirmed, or another way is taken; the question itself was asked before. */
    Answer ask() throws Failure {
        String stated = "";
        List<Reading> readings = List.of();
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Way> way = Way.of(typed);
            if (way.isPresent() || typed.isEmpty() && readings.isEmpty()) {
                Way taken = way.orElse(Way.SKIP);
                if (ways.contains(taken)) {
                    return new Answer(Optional.of(taken), Optional.empty(), "");
                }
                tell(taken == Way.SKIP ? "interview.needed" : "choice.not-here");
                continue;
            }
            Optional<Reading> confirmed = confirmed(typed, readings);
            if (confirmed.isPresent()) {
                return new Answer(Optional.empty(), confirmed, stated);
            }
            if (!typed.isEmpty()) {
                stated = typed;
                readings = read(typed);
            }
            show(readings);
        }
    }

    /** Returns the reading that an answer to what was shown agrees to: a number, or with only one also yes or nothing. */
    private static Optional<Reading> confirmed(String typed, List<Reading> readings) {
        boolean number = typed.matches("[1-9]") && Integer.parseInt(typed) <= readings.size();
        if (number) {
            return Optional.of(readings.get(Integer.parseInt(typed) - 1));
        }
        boolean yes = typed.isEmpty() || Prompt.YES.contains(typed.toLowerCase(Locale.ROOT));
        return yes && readings.size() == 1 ? Optional.of(readings.get(0)) : Optional.empty();
    }

    private List<Reading> read(String typed) {
        try {
            List<Reading> readings =
                    WordedDate.read(typed, today, desk.words().locale().equals(Locale.ENGLISH));
            if (readings.isEmpty()) {
                tell("date.not-understood", typed);
            }
            return readings;
        } catch (JsonProblem problem) {
            tell(problem.key(), problem.arguments().toArray());
            return List.of();
        }
    }

    private void show(List<Reading> readings) {
        if (readings.size() == 1) {
            tell(
                    "date.understood-as",
                    text.understood(readings.get(0)),
                    readings.get(0).edtf().text());
            tell("date.confirm");
        } else if (readings.size() > 1) {
            tell("date.several", readings.size());
            for (int i = 0; i < readings.size(); i++) {
                tell("choice.line", i + 1, text.understood(readings.get(i)));
            }
            tell("date.choose");
        }
    }

    private void tell(String key, Object... arguments) {
        desk.terminal().err().println(desk.told(key, arguments));
    }
}
