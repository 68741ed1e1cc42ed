package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.json.JsonProblem;

/** The forms are those of the Library of Congress specification of 4 February 2019, levels 0 and 1. */
class EdtfTest {
    @ParameterizedTest
    @CsvSource({
        "1985-04-12,            1985-04-12, 1985-04-12", // level 0, "Date"
        "1985-04,               1985-04-01, 1985-04-30",
        "1985,                  1985-01-01, 1985-12-31",
        "1964/2008,             1964-01-01, 2008-12-31", // level 0, "Time Interval"
        "2004-06/2006-08,       2004-06-01, 2006-08-31",
        "2004-02-01/2005-02-08, 2004-02-01, 2005-02-08",
        "1984?,                 1984-01-01, 1984-12-31", // level 1, "Qualification of a date (complete)"
        "2004-06~,              2004-06-01, 2004-06-30",
        "2004-06-11%,           2004-06-11, 2004-06-11",
        "201X,                  2010-01-01, 2019-12-31", // level 1, "Unspecified digit(s) from the right"
        "20XX,                  2000-01-01, 2099-12-31",
        "2004-XX,               2004-01-01, 2004-12-31",
        "1985-04-XX,            1985-04-01, 1985-04-30",
        "1985-XX-XX,            1985-01-01, 1985-12-31",
        "2026-02-2X,            2026-02-20, 2026-02-28",
        "2024-02-29,            2024-02-29, 2024-02-29",
        "1985-04-12/..,         1985-04-12,           ", // level 1, "Open interval", "unknown"
        "1985/,                 1985-01-01,           ",
        "../1985-04,                      , 1985-04-30",
        "/1985-04-12,                     , 1985-04-12",
    })
    void a_date_has_the_bounds_that_it_can_mean(String text, LocalDate earliest, LocalDate latest) throws JsonProblem {
        Edtf date = Edtf.parse(text, "occurred");
        assertThat(date.earliest()).isEqualTo(Optional.ofNullable(earliest));
        assertThat(date.latest()).isEqualTo(Optional.ofNullable(latest));
        assertThat(date.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "2026-02-30", "2025-02-29", "2026-13", "2026-00", "2026-2", "26-02-01", "2026-02-01T10:00",
                        "2026/13",
                "2026-XX-05", "202X-05", "2026-02-3X", "/", "../..", "2026/2027/2028", "ноябрь 2026", "2026-02-01 ",
                        "١٩٨٥"
            })
    void what_is_no_such_date_is_a_problem_with_the_field(String text) {
        assertThatThrownBy(() -> Edtf.parse(text, "acts[1].when"))
                .isInstanceOfSatisfying(JsonProblem.class, problem -> {
                    assertThat(problem.key()).isEqualTo("report.bad-date");
                    assertThat(problem.arguments().get(0)).isEqualTo("acts[1].when");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03/2026-02", "2026/2025", "2026-03-05/2026-03-04"})
    void a_span_does_not_end_before_it_begins(String text) {
        assertThatThrownBy(() -> Edtf.parse(text, "occurred")).hasMessage("report.date-order");
    }
}
