package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
    @CsvSource({
        "2004-06~-11,              2004-06-11, 2004-06-11", // level 2, "Qualification of individual components"
        "?2004-06-~11,             2004-06-11, 2004-06-11",
        "'[1667,1668,1670..1672]', 1667-01-01, 1672-12-31", // level 2, "Set representation"
        "'[..1760-12-03]',                   , 1760-12-03",
        "'[1760-01,1760-12..]',    1760-01-01,           ",
        "'{1960,1961-12}',         1960-01-01, 1961-12-31",
        "'{1961-12,1960}',         1960-01-01, 1961-12-31",
    })
    void of_level_two_sets_and_qualified_parts_are_read(String text, LocalDate earliest, LocalDate latest)
            throws JsonProblem {
        a_date_has_the_bounds_that_it_can_mean(text, earliest, latest);
    }

    @Test
    void what_is_known_of_a_date_is_told_part_by_part() throws JsonProblem {
        Edtf date = Edtf.parse("[..2026-03-04,2026-05?]", "occurred");
        assertThat(date.kind()).isEqualTo(Edtf.Kind.ONE_OF);
        assertThat(date.spans()).hasSize(2);
        assertThat(date.spans().get(0).from()).isEmpty();
        EdtfDate may = date.spans().get(1).from().orElseThrow();
        assertThat(may.precision()).isEqualTo(EdtfDate.Precision.MONTH);
        assertThat(may.qualification()).isEqualTo(EdtfDate.Qualification.UNCERTAIN);
        assertThat(may.whole()).isTrue();
        EdtfDate day =
                Edtf.parse("2026?-03-~04", "occurred").spans().get(0).to().orElseThrow();
        assertThat(day.qualification()).isEqualTo(EdtfDate.Qualification.BOTH);
        assertThat(day.whole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'',                     report.bad-date",
        "2026-2,                 report.bad-date",
        "26-02-01,               report.bad-date",
        "2026/2027/2028,         report.bad-date",
        "ноябрь 2026,            report.bad-date",
        "١٩٨٥,                   report.bad-date",
        "?2026?,                 report.bad-date",
        "[],                     report.bad-date",
        "2026-02-30,             report.date-no-day",
        "2025-02-29,             report.date-no-day",
        "2026-02-3X,             report.date-no-day",
        "2026-03-00,             report.date-no-day",
        "2026-13,                report.date-no-month",
        "2026-00,                report.date-no-month",
        "2026/13,                report.bad-date",
        "2026-02-01T10:00,       report.date-time",
        "2026-22,                report.date-season",
        "2026-XX-05,             report.date-digits",
        "202X-05,                report.date-digits",
        "12026,                  report.date-year",
        "-0044,                  report.date-year",
        "/,                      report.date-no-end",
        "../..,                  report.date-no-end",
        "[..],                   report.date-no-end",
        "'[2026..,2027]',        report.date-open-inside",
        "[2026-03~..2026-05],    report.date-qualified-range",
    })
    void what_is_no_such_date_is_a_problem_with_the_field_and_a_reason(String text, String reason) {
        assertThatThrownBy(() -> Edtf.parse(text, "acts[1].when"))
                .isInstanceOfSatisfying(JsonProblem.class, problem -> {
                    assertThat(problem.key()).isEqualTo(reason);
                    assertThat(problem.arguments().get(0)).isEqualTo("acts[1].when");
                });
    }

    @Test
    void a_date_has_at_most_500_characters() throws JsonProblem {
        String longest = "[" + "2026-03-04,".repeat(44) + "2026-03-04?]";
        assertThat(Edtf.parse(longest, "occurred").spans()).hasSize(45);
        assertThatThrownBy(() -> Edtf.parse("[" + "2026,".repeat(100) + "2026]", "occurred"))
                .hasMessage("report.too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03/2026-02", "2026/2025", "2026-03-05/2026-03-04", "[2026-03-05..2026-03-04]"})
    void a_span_does_not_end_before_it_begins(String text) {
        assertThatThrownBy(() -> Edtf.parse(text, "occurred")).hasMessage("report.date-order");
    }
}
