package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.JsonProblem;
import org.letopis.report.Edtf;
import org.letopis.report.words.Note;
import org.letopis.report.words.Reading;
import org.letopis.report.words.WordedDate;

/** What a person is told of a date before it is stored, in both languages. */
class DateTextTest {
    private static final DateText ENGLISH = new DateText(new Words(Locale.ENGLISH));
    private static final DateText RUSSIAN = new DateText(new Words(Words.RUSSIAN));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-04 | | 4 March 2026 (Wednesday). | 4 марта 2026 (среда).
            2026-03 | | March 2026, the day is not known. | Март 2026, день неизвестен.
            2026 | | 2026, month and day are not known. | 2026 год, месяц и день неизвестны.
            199X | | A year from 1990 to 1999. | Один из годов с 1990 по 1999.
            2026-03-1X | | One of the days from 10 to 19 March 2026 (Thursday). | Один из дней с 10 по 19 марта 2026 (четверг).
            2026-03-04~ | | About 4 March 2026 (Wednesday). | Примерно 4 марта 2026 (среда).
            2026-03? | | March 2026, uncertain, the day is not known. | Март 2026, неточно, день неизвестен.
            2026?-03-04 | | 4 March 2026 (Wednesday), a part of it uncertain or approximate: 2026?-03-04. | \
            4 марта 2026 (среда), часть даты неточна или приблизительна: 2026?-03-04.
            2026-03/2026-05 | | It lasted from March 2026 to May 2026. | Длилось: март 2026 – май 2026.
            2026-03-04/.. | | From 4 March 2026 (Wednesday); it has no end yet. | Начало: 4 марта 2026 (среда); ещё не кончилось.
            2026-03-04/ | | From 4 March 2026 (Wednesday); the end is not known. | Начало: 4 марта 2026 (среда); конец неизвестен.
            /2026-03 | | Until March 2026; the beginning is not known. | Конец: март 2026; начало неизвестно.
            ../2026-03 | | Until March 2026; the beginning is open. | Конец: март 2026; начало открыто.
            2026-03-03/2026-03-04 | night | In the night from 3 March 2026 (Tuesday) to 4 March 2026 (Wednesday). | \
            В ночь: 3 марта 2026 (вторник) – 4 марта 2026 (среда).
            2026-03-04 | early morning | 4 March 2026 (Wednesday); time of day: early morning. | \
            4 марта 2026 (среда); время суток: рано, утро.
            2026-03-04 | after ~17:00 | 4 March 2026 (Wednesday); time of day: after about 17:00. | \
            4 марта 2026 (среда); время суток: после: около 17:00.
            2026-03-04 | by lamplight | 4 March 2026 (Wednesday); time of day: by lamplight. | \
            4 марта 2026 (среда); время суток: к этому времени: lamplight.
            [2026-03..2026-05] | | Some time between March 2026 and May 2026. | Когда-то в это время: март 2026 – май 2026.
            [..2026-03] | | March 2026 or earlier. | Март 2026 или раньше.
            [2026-03..] | | March 2026 or later. | Март 2026 или позже.
            [2025,2026-03..2026-05] | | One of these: 2025; March 2026 to May 2026. | \
            Одно из этого: 2025; март 2026 – май 2026.
            {2025,2026} | | All of these: 2025; 2026. | Всё это: 2025; 2026.
            """)
    void a_date_is_told_from_what_is_stored(String edtf, String time, String english, String russian)
            throws JsonProblem {
        Edtf date = Edtf.parse(edtf, "date");
        assertThat(ENGLISH.sentence(date, Optional.ofNullable(time))).isEqualTo(english);
        assertThat(RUSSIAN.sentence(date, Optional.ofNullable(time))).isEqualTo(russian);
    }

    @Test
    void each_note_has_its_words_in_both_languages() throws JsonProblem {
        Edtf date = Edtf.parse("2026", "date");
        for (Note note : Note.values()) {
            Reading reading = new Reading(date, Optional.empty(), Set.of(note));
            for (DateText text : List.of(ENGLISH, RUSSIAN)) {
                assertThat(text.understood(reading)).doesNotContain("date.note").matches(".+\\. .+\\.");
            }
        }
    }

    /** What the words of a time of day can be is known to both: none is left in English. */
    @ParameterizedTest
    @CsvSource({
        "ночью 4 марта",
        "рано утром 4 марта",
        "4 марта, до рассвета",
        "днём 4 марта",
        "поздно вечером 4 марта",
        "в полдень 4 марта",
        "в полночь 4 марта",
        "на рассвете 4 марта",
        "в сумерках 4 марта",
        "с утра 4 марта",
        "к вечеру 4 марта",
        "до вечера 4 марта",
        "4 марта в дневное время",
        "early hours of 4 March",
        "in the afternoon of 4 March"
    })
    void each_time_of_day_is_told_in_russian(String phrase) throws JsonProblem {
        for (Reading reading : WordedDate.read(phrase, LocalDate.of(2026, 11, 26), false)) {
            assertThat(RUSSIAN.understood(reading)).doesNotContainPattern("[A-Za-z]");
        }
    }
}
