package org.letopis.protect.leak;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;
import org.letopis.report.EdtfDate;

/**
 * Finds birth dates in figures and in words. A day needs its month and year beside it, a known month its year; a day and
 * month without a year, or a month and year of a known day, count only beside a word of birth. A year alone never does.
 */
final class BirthDateFinder implements Finder {
    private static final int BEFORE = 48;
    private static final int AFTER = 24;
    private static final Pattern BIRTH =
            Pattern.compile("родил|рожд|роди[вл]|народ[иж]|\\bг\\.\\s?р|\\bд\\.\\s?р\\b|\\bдр\\b|"
                    + "\\bр\\.\\s?н|именин|\\bborn|birth|\\bd\\.?o\\.?b|\\bb\\.\\s|ولد|مولود|ميلاد|مواليد");

    private record Birth(String person, int year, int month, int day) {}

    private final Map<Integer, List<Birth>> byMonth = new HashMap<>();

    BirthDateFinder(List<Protected> people) {
        for (Protected person : people) {
            for (String written : person.birthDates()) {
                for (FoundDate date : dates(written)) {
                    byMonth.computeIfAbsent(date.month(), none -> new ArrayList<>())
                            .add(new Birth(person.person(), date.year(), date.month(), date.day()));
                }
            }
        }
    }

    /** Returns whether a listed date names a month at least. */
    static boolean isUsable(String written) {
        return !dates(written).isEmpty();
    }

    /** Returns what a listed date can mean: each day or month that it names; of a year alone nothing. */
    private static List<FoundDate> dates(String written) {
        Optional<Edtf> edtf = edtf(written.strip());
        if (edtf.isPresent()) {
            return edtf.get().spans().stream()
                    .flatMap(span -> Stream.of(span.from(), span.to()).flatMap(Optional::stream))
                    .flatMap(date -> listed(date).stream())
                    .distinct()
                    .toList();
        }
        String text = FoldedText.of(written).text();
        List<FoundDate> found = new ArrayList<>();
        Stream.concat(NumericDates.in(text).stream(), WordedDates.in(text, Piece.of(text)).stream())
                .filter(date -> date.year() != FoundDate.UNKNOWN)
                .map(BirthDateFinder::withCentury)
                .forEach(found::add);
        boolean days = found.stream().anyMatch(date -> date.day() != FoundDate.UNKNOWN);
        found.removeIf(date -> days && date.day() == FoundDate.UNKNOWN);
        return found;
    }

    /** Of a year in two digits the latest that has begun is meant. */
    private static FoundDate withCentury(FoundDate date) {
        if (date.year() > 99) {
            return date;
        }
        int today = LocalDate.now(ZoneOffset.UTC).getYear();
        int year = today / 100 * 100 + date.year();
        return new FoundDate(date.start(), date.end(), year > today ? year - 100 : year, date.month(), date.day());
    }

    private static Optional<FoundDate> listed(EdtfDate date) {
        LocalDate day = date.first();
        return switch (date.precision()) {
            case DAY -> Optional.of(new FoundDate(0, 0, day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
            case TEN_DAYS, MONTH ->
                Optional.of(new FoundDate(0, 0, day.getYear(), day.getMonthValue(), FoundDate.UNKNOWN));
            case YEAR, DECADE, CENTURY -> Optional.empty();
        };
    }

    private static Optional<Edtf> edtf(String written) {
        try {
            return Optional.of(Edtf.parse(written, "date"));
        } catch (JsonProblem problem) {
            return Optional.empty();
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (byMonth.isEmpty()) {
            return;
        }
        String all = text.text();
        Stream.concat(NumericDates.in(all).stream(), WordedDates.in(all, Piece.of(all)).stream())
                .forEach(date -> look(all, date, into));
    }

    private void look(String all, FoundDate date, Hits into) {
        for (Birth birth : byMonth.getOrDefault(date.month(), List.of())) {
            if (isMeant(all, date, birth)) {
                into.add(birth.person, date.start(), date.end(), HitClass.BIRTH_DATE);
            }
        }
    }

    private static boolean isMeant(String all, FoundDate date, Birth birth) {
        boolean sameDay = date.day() == birth.day;
        if (date.year() != FoundDate.UNKNOWN) {
            return date.isIn(birth.year)
                    && (sameDay
                            || birth.day == FoundDate.UNKNOWN
                            || date.day() == FoundDate.UNKNOWN && isOfBirth(all, date));
        }
        return sameDay && birth.day != FoundDate.UNKNOWN && isOfBirth(all, date);
    }

    private static boolean isOfBirth(String all, FoundDate date) {
        String around = all.substring(Math.max(0, date.start() - BEFORE), date.start())
                + "\n"
                + all.substring(date.end(), Math.min(all.length(), date.end() + AFTER));
        return BIRTH.matcher(around).find();
    }
}
