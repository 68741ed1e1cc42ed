package org.letopis.report.words;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;

/**
 * Reads a date as a person types it, in English, in Russian or in EDTF: {@code docs/reference/dates.md} lists the
 * phrases. What was not said is not added in silence: a month stays a month, and a year that was taken is a {@link Note}.
 */
public final class WordedDate {
    public static final int MAX_CHARACTERS = 200;
    private static final int MAX_READINGS = 6;

    private WordedDate() {}

    /**
     * Returns how the words can be understood, the likeliest first; none when they are not understood at all.
     *
     * @param today the day from which "yesterday" is counted; a year that was not said is the latest that has begun then
     * @param monthMayBeFirst whether 03/04 may be 4 March to the person, as in English
     * @throws JsonProblem when the words are too long, or name a day that is not in the calendar
     */
    public static List<Reading> read(String words, LocalDate today, boolean monthMayBeFirst) throws JsonProblem {
        if (words.length() > MAX_CHARACTERS) {
            throw new JsonProblem("date.too-long", MAX_CHARACTERS);
        }
        Optional<Edtf> written = edtf(words.strip());
        if (written.isPresent()) {
            boolean future =
                    written.get().earliest().filter(day -> day.isAfter(today)).isPresent();
            return List.of(new Reading(written.get(), Optional.empty(), future ? Set.of(Note.FUTURE) : Set.of()));
        }
        List<Token> tokens = Tokenizer.tokens(words);
        Optional<DayTime> time = DayTime.of(tokens);
        if (time.isEmpty() || tokens.stream().anyMatch(token -> token.is(Kind.STRANGE))) {
            return List.of();
        }
        Phrase phrase = new Phrase(
                time.get().date(),
                today,
                Order.of(tokens, monthMayBeFirst),
                time.get().isNight());
        Readings readings = new Readings(today, time.get(), isRussian(words));
        phrase.sentences().forEach(readings::add);
        if (readings.readings().isEmpty() && readings.foundImpossible()) {
            throw new JsonProblem("date.impossible", words.strip());
        }
        List<Reading> all = readings.readings();
        return List.copyOf(all.subList(0, Math.min(all.size(), MAX_READINGS)));
    }

    private static Optional<Edtf> edtf(String text) {
        try {
            return Optional.of(Edtf.parse(text, "date"));
        } catch (JsonProblem problem) {
            return Optional.empty();
        }
    }

    private static boolean isRussian(String words) {
        return words.codePoints().anyMatch(Tokenizer::isCyrillic);
    }
}
