package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms are those of the Library of Congress specification of 4 February 2019. */
class MonthsTest {
    @ParameterizedTest
    @CsvSource({
        "1985-04-12,               1985-04",
        "2004-06-11%,              2004-06%",
        "2004-06~-11,              2004-06~",
        "?2004-06-~11,             ?2004-06",
        "1985-04-XX,               1985-04",
        "2026-02-2X,               2026-02",
        "2004-02-01/2005-02-08,    2004-02/2005-02",
        "2025-09-11~/2025-09-15,   2025-09~",
        "1985-04-12/..,            1985-04/..",
        "/1985-04-12,              /1985-04",
        "'[2025-09-11,2025-09-12]',    [2025-09]",
        "'[..1760-12-03]',         [..1760-12]",
        "'{1960,1961-12-01}',      '{1960,1961-12}'",
    })
    void a_day_becomes_its_month(String exact, String month) {
        assertThat(Months.of(exact)).isEqualTo(month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1985-04", "201X", "2004-XX", "1964/2008", "1984?", "[1667,1668,1670..1672]", "1985/"})
    void what_tells_no_day_stays(String date) {
        assertThat(Months.of(date)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29", "1985-XX-XX", "2004-06-11/2006-08", "../2004-06-11", "2004-06-11/", "2004-06-11~/2004-06-12?",
                "[2025-09-11..2025-09-15]", "[2025-09-11..2025-11-15]", "{2025-09-01,2025-09-02,2025-10-01..}",
                "[1667-01-05,1668,1670-02-01..1672-03-04]", "2004-?06-11", "{2025-12-31,2026-01-01}"
            })
    void the_month_can_mean_all_that_the_day_could_and_tells_no_day(String exact) throws Exception {
        Edtf day = Edtf.parse(exact, "");
        Edtf month = Edtf.parse(Months.of(exact), "");
        assertThat(month.text()).doesNotContainPattern("[0-9X]{2}[?~%]?-[?~%]?[0-9X]{2}[?~%]?-[?~%]?[0-9X]{2}");
        assertThat(isNoLater(month.earliest(), day.earliest())).as(month.text()).isTrue();
        assertThat(isNoLater(day.latest(), month.latest())).as(month.text()).isTrue();
        assertThat(Months.of(month.text())).isEqualTo(month.text());
    }

    /** Open ends are met only by open ends. */
    private static boolean isNoLater(Optional<LocalDate> one, Optional<LocalDate> other) {
        return one.isPresent() == other.isPresent()
                && one.filter(day -> day.isAfter(other.orElseThrow())).isEmpty();
    }
}
