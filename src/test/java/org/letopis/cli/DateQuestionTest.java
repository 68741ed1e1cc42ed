package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.report.words.Reading;

/** A date is asked for on Thursday, 26 November 2026. */
class DateQuestionTest {
    private final ScriptedTerminal terminal = new ScriptedTerminal();

    private DateQuestion.Answer answer(Locale language, String... lines) throws Failure {
        return new DateQuestion(
                        terminal.desk(language, List.of(lines)), LocalDate.of(2026, 11, 26), Way.BACK, Way.UNKNOWN)
                .ask();
    }

    private static Optional<String> edtf(DateQuestion.Answer answer) {
        return answer.reading().map(Reading::edtf).map(date -> date.text());
    }

    @Test
    void a_date_is_shown_before_it_is_kept_and_the_words_are_kept_too() throws Failure {
        DateQuestion.Answer answer = answer(Words.RUSSIAN, "ночь на 4-е, примерно", "");
        assertThat(edtf(answer)).contains("2026-11-03~/2026-11-04~");
        assertThat(answer.stated()).isEqualTo("ночь на 4-е, примерно");
        assertThat(terminal.said())
                .contains("Понято: В ночь: примерно 3 ноября 2026 (вторник)", "Месяц не назван", "Пустая строка");
    }

    @Test
    void what_was_not_meant_is_said_again() throws Failure {
        DateQuestion.Answer answer = answer(Locale.ENGLISH, "in March", "sometime", "31 April", "3 March 2025", "yes");
        assertThat(edtf(answer)).contains("2025-03-03");
        assertThat(answer.stated()).isEqualTo("3 March 2025");
        assertThat(terminal.said())
                .contains(
                        "March 2026, the day is not known.", "not understood as a date", "no such day in the calendar");
    }

    @Test
    void of_several_meanings_one_is_chosen_by_its_number_and_not_by_an_empty_line() throws Failure {
        DateQuestion.Answer answer = answer(Locale.ENGLISH, "03/04/2026", "", "3", "03/04/2026", "2");
        assertThat(edtf(answer)).contains("2026-03-04");
        assertThat(terminal.said())
                .contains("1. 3 April 2026 (Friday).", "2. 4 March 2026 (Wednesday).", "Type the number");
    }

    @ParameterizedTest
    @CsvSource({"back,BACK", "назад,BACK", "don't know,UNKNOWN", "не знаю,UNKNOWN"})
    void another_way_is_taken_at_any_time(String typed, Way way) throws Failure {
        assertThat(answer(Locale.ENGLISH, typed).way()).contains(way);
        assertThat(answer(Words.RUSSIAN, "вчера", typed).way()).contains(way);
    }

    @Test
    void what_is_needed_cannot_be_skipped() throws Failure {
        assertThat(edtf(answer(Locale.ENGLISH, "", "skip", "yesterday", "y"))).contains("2026-11-25");
        assertThat(terminal.said()).contains("This one is needed.");
    }
}
