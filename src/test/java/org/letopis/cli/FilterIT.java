package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Filters and saved searches, as a monitor types them; the cases are those of {@code ReportSearchTest}. */
class FilterIT {
    @TempDir
    private Path folder;

    @Test
    void reports_are_found_by_filters_and_searches_are_saved_in_both_languages() {
        Letopis monitor = Correspondence.copyInto(folder).kept().as("monitor").with("--no-input");
        Letopis english = monitor.with("--lang", "en");
        Letopis russian = monitor.with("--lang", "ru");
        english.run(
                        "capture",
                        "--from",
                        Correspondence.SAMPLES
                                .resolve("reports/night-attack.json")
                                .toString())
                .succeeds();

        Outcome both = english.run("list", "--contact", "researcher", "--act", "arbitrary arrest", "--when", "2024-05");
        assertThat(both.succeeds().out()).contains("Stalls closed").doesNotContain("общежитие");
        assertThat(both.err())
                .contains("2024-05-01 to 2024-05-31: ")
                .contains("researcher: received from them 0, sent to them 1.")
                .endsWith("Reports: 1 of 2.\n");
        Outcome saved = russian.run("search", "сезонных", "--place", "XA", "--save", "мой поиск");
        assertThat(saved.succeeds().out()).contains("общежитие").doesNotContain("Stalls");
        assertThat(saved.err()).contains("Отчётов: 1 из 2.").contains("Сохранён под именем «мой поиск».");

        Map<String, Object> again = english.run("--json", "search", "--saved", "МОЙ ПОИСК")
                .succeeds()
                .json();
        assertThat(JsonText.list(again, "reports")).hasSize(1);
        assertThat(again).containsEntry("of", 2L);
        assertThat(again.get("matchedBy")).isEqualTo(Map.of("words", "сезонных", "place", List.of("XA")));

        assertThat(english.run("list", "--act", "detention")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("A16 arbitrary detention");
        assertThat(russian.run("list", "--when", "абракадабра")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("«абракадабра»");
        assertThat(russian.run("search", "--forget", "мой поиск").succeeds().err())
                .contains("сезонных --place XA");
        assertThat(english.run("search", "--saved").succeeds().err()).contains("Saved searches: 0.");
    }
}
