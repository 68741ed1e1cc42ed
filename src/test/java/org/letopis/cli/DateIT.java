package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Dates in words through the built jar, without a vault. */
class DateIT {
    @TempDir
    private Path folder;

    @Test
    void a_date_in_words_is_shown_as_it_would_be_kept_and_two_readings_are_both_shown() throws Exception {
        Letopis letopis = Letopis.in(folder);
        Outcome night = letopis.with("--lang", "ru").run("date", "ночь на 4-е,", "примерно", "--on", "2026-03-10");
        assertThat(night.succeeds().out())
                .startsWith("2026-03-03~/2026-03-04~\n")
                .contains("В ночь: примерно 3 марта 2026 (вторник)", "Месяц не назван");

        Outcome two = letopis.with("--lang", "en", "--json").run("date", "03/04/2026");
        assertThat(JsonText.list(two.succeeds().json(), "readings"))
                .extracting(reading -> reading.get("edtf"))
                .containsExactly("2026-04-03", "2026-03-04");
        assertThat(JsonText.list(two.json(), "readings").get(0))
                .containsEntry("earliest", "2026-04-03")
                .containsEntry("understood", "3 April 2026 (Friday). The day is read first, then the month.");

        Outcome garbage = letopis.with("--lang", "en").run("date", "some other time");
        assertThat(garbage.endsWith(ExitCode.USAGE).said()).contains("not understood as a date");
        Outcome none = letopis.with("--lang", "ru").run("date", "31 апреля");
        assertThat(none.endsWith(ExitCode.USAGE).said()).contains("нет в календаре");
    }
}
