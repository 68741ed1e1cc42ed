package org.letopis.cli;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;
import org.letopis.report.words.Reading;
import org.letopis.report.words.WordedDate;

/** A date that an option is told, in EDTF or in words. It cannot ask: what can mean several things is refused. */
final class TypedDate {
    private TypedDate() {}

    static Edtf read(Desk desk, String typed) throws Failure.Usage {
        LocalDate today = LocalDate.now(desk.clock().withZone(ZoneId.systemDefault()));
        List<Reading> readings;
        try {
            readings = WordedDate.read(typed, today, desk.words().locale().equals(Locale.ENGLISH));
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
        if (readings.isEmpty()) {
            throw new Failure.Usage("date.not-understood", typed);
        }
        if (readings.size() > 1) {
            String meanings =
                    readings.stream().map(reading -> reading.edtf().text()).collect(Collectors.joining("; "));
            throw new Failure.Usage("search.many-dates", typed, meanings);
        }
        return readings.get(0).edtf();
    }
}
