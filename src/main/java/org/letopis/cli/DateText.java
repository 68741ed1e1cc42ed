package org.letopis.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.report.Edtf;
import org.letopis.report.Edtf.Span;
import org.letopis.report.EdtfDate;
import org.letopis.report.words.Note;
import org.letopis.report.words.Reading;

/** A date in a sentence, made from what is stored and not from what was typed, so that a person sees what is kept. */
final class DateText {
    private static final List<String> RELATIONS =
            List.of("from ", "after ", "before ", "until ", "not before ", "by ", "early ", "late ", "~");
    private static final List<String> TIMES = List.of(
            "night",
            "morning",
            "afternoon",
            "daytime",
            "evening",
            "noon",
            "midnight",
            "dawn",
            "before dawn",
            "dusk",
            "early hours");

    private final Words words;

    DateText(Words words) {
        this.words = words;
    }

    JsonObject json(Reading reading) {
        return JsonObject.empty()
                .with("edtf", reading.edtf().text())
                .withOptional("earliest", reading.edtf().earliest().map(LocalDate::toString))
                .withOptional("latest", reading.edtf().latest().map(LocalDate::toString))
                .withOptional("timeOfDay", reading.timeOfDay())
                .with("understood", understood(reading))
                .with("notes", reading.notes().stream().map(DateText::name).toList());
    }

    /** Returns how a reading was understood, and what was taken for granted. */
    String understood(Reading reading) {
        List<String> sentences = new ArrayList<>(List.of(sentence(reading.edtf(), reading.timeOfDay())));
        for (Note note : reading.notes()) {
            sentences.add(words.text("date.note." + name(note)));
        }
        return String.join(" ", sentences);
    }

    private static String name(Note note) {
        return note.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the date and the time of day as a sentence. */
    String sentence(Edtf edtf, Optional<String> timeOfDay) {
        boolean night = isNight(edtf, timeOfDay);
        String date = night ? night(edtf) : date(edtf);
        String text = timeOfDay
                .filter(time -> !night || !time.equals("night"))
                .map(time -> words.text("date.at-time", date, time(time)))
                .orElse(date);
        return words.text("date.sentence", text.substring(0, 1).toUpperCase(words.locale()) + text.substring(1));
    }

    private static boolean isNight(Edtf edtf, Optional<String> timeOfDay) {
        return edtf.kind() == Edtf.Kind.INTERVAL
                && timeOfDay.filter(time -> time.contains("night")).isPresent()
                && edtf.earliest().isPresent()
                && edtf.latest().equals(edtf.earliest().map(day -> day.plusDays(1)));
    }

    private String night(Edtf edtf) {
        Span span = edtf.spans().get(0);
        return words.text(
                "date.night", one(span.from().orElseThrow()), one(span.to().orElseThrow()));
    }

    private String date(Edtf edtf) {
        Span first = edtf.spans().get(0);
        return switch (edtf.kind()) {
            case DATE -> alone(first.from().orElseThrow());
            case INTERVAL -> interval(edtf, first);
            case ONE_OF -> edtf.spans().size() == 1 ? once(first) : list("date.one-of", edtf);
            case ALL_OF -> list("date.all-of", edtf);
        };
    }

    private String interval(Edtf edtf, Span span) {
        if (span.from().isEmpty()) {
            boolean open = edtf.text().startsWith("..");
            return words.text(
                    open ? "date.until-open" : "date.until", one(span.to().orElseThrow()));
        }
        if (span.to().isEmpty()) {
            boolean open = edtf.text().endsWith("..");
            return words.text(
                    open ? "date.since-open" : "date.since", one(span.from().get()));
        }
        return words.text("date.from-to", one(span.from().get()), one(span.to().get()));
    }

    private String once(Span span) {
        if (span.isSingle()) {
            return one(span.from().orElseThrow());
        }
        return span.from().isPresent() && span.to().isPresent()
                ? words.text(
                        "date.between", one(span.from().get()), one(span.to().get()))
                : member(span);
    }

    private String list(String key, Edtf edtf) {
        return words.text(
                key, String.join("; ", edtf.spans().stream().map(this::member).toList()));
    }

    private String member(Span span) {
        if (span.isSingle()) {
            return one(span.from().orElseThrow());
        }
        if (span.from().isEmpty()) {
            return words.text("date.or-earlier", one(span.to().orElseThrow()));
        }
        return span.to().isEmpty()
                ? words.text("date.or-later", one(span.from().get()))
                : words.text("date.range", one(span.from().get()), one(span.to().get()));
    }

    /** Returns a date that stands for itself, with what is not known of it. */
    private String alone(EdtfDate date) {
        return switch (date.precision()) {
            case MONTH -> words.text("date.day-unknown", one(date));
            case YEAR -> words.text("date.month-unknown", one(date));
            default -> one(date);
        };
    }

    private String one(EdtfDate date) {
        String text = plain(date);
        return switch (date.qualification()) {
            case NONE -> text;
            case UNCERTAIN -> words.text(date.whole() ? "date.uncertain" : "date.partly", text, date.text());
            case APPROXIMATE -> words.text(date.whole() ? "date.approximate" : "date.partly", text, date.text());
            case BOTH -> words.text(date.whole() ? "date.both" : "date.partly", text, date.text());
        };
    }

    private String plain(EdtfDate date) {
        return switch (date.precision()) {
            case DAY -> day(date.first());
            case TEN_DAYS -> words.text("date.ten-days", date.first().getDayOfMonth(), day(date.last()));
            case MONTH -> formatted(date.first(), "LLLL uuuu");
            case YEAR -> formatted(date.first(), "uuuu");
            case DECADE, CENTURY ->
                words.text("date.years", formatted(date.first(), "uuuu"), formatted(date.last(), "uuuu"));
        };
    }

    private String day(LocalDate day) {
        return formatted(day, "d MMMM uuuu (EEEE)");
    }

    private String formatted(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, words.locale()).format(day);
    }

    /** Returns the time of day in the language, as far as its words are known. */
    private String time(String said) {
        return String.join(
                ", ", List.of(said.split(", ")).stream().map(this::oneTime).toList());
    }

    private String oneTime(String said) {
        if (TIMES.contains(said)) {
            return words.text("date.time." + said.replace(' ', '-'));
        }
        for (String relation : RELATIONS) {
            if (said.startsWith(relation)) {
                String key = relation.equals("~") ? "about" : relation.strip().replace(' ', '-');
                return words.text("date.time." + key, oneTime(said.substring(relation.length())));
            }
        }
        return said;
    }
}
