package org.letopis.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.words.Reading;
import org.letopis.report.words.WordedDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how a date in words is understood. Needs no vault and stores nothing. */
@Command(name = "date")
final class DateCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "WORD", arity = "1..*", descriptionKey = "letopis.date.WORD")
    private List<String> typed;

    @Option(names = "--on", paramLabel = "DAY", descriptionKey = "letopis.date.on")
    private String on;

    DateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<Reading> readings = readings();
        if (readings.isEmpty()) {
            throw new Failure.Usage("date.not-understood", String.join(" ", typed));
        }
        DateText text = new DateText(desk.words());
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("readings", readings.stream().map(text::json).toList()));
            return 0;
        }
        if (readings.size() > 1) {
            desk.say("date.several", readings.size());
        }
        for (Reading reading : readings) {
            desk.line(reading.edtf().text());
            desk.line(desk.told("date.understood", text.understood(reading)));
        }
        return 0;
    }

    private List<Reading> readings() throws Failure {
        boolean monthMayBeFirst = desk.words().locale().equals(Locale.ENGLISH);
        try {
            LocalDate today =
                    on == null ? LocalDate.now(desk.clock().withZone(ZoneId.systemDefault())) : LocalDate.parse(on);
            return WordedDate.read(String.join(" ", typed), today, monthMayBeFirst);
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        } catch (DateTimeParseException e) {
            throw new Failure.Usage("date.bad-day", on);
        }
    }
}
