package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.letopis.casework.ProtectedPeople;
import org.letopis.failure.Failure;

/** The samples for people, in samples/leaks: what stands in them is known. */
class SampleLeaksTest {
    private static final Path SAMPLES = Path.of("samples/leaks");

    @Test
    void what_stands_in_the_russian_story_is_found() throws IOException, Failure {
        assertThat(hits("story.ru.txt"))
                .containsExactly(
                        "P-7KQ2AB name: Велимире Дорохиной",
                        "P-7KQ2AB address: Липовой улице, 14",
                        "P-7KQ2AB name: Дорохину",
                        "P-7KQ2AB phone: 8 (900) 555-01-37",
                        "P-7KQ2AB name: Д о р о х и н а  В. Р",
                        "P-7KQ2AB birth-date: 12 марта 1984",
                        "P-7KQ2AB id: 0017 448201",
                        "P-4MX9CD name: Федора Стрижавца",
                        "P-4MX9CD plate: А417ВС99",
                        "P-4MX9CD handle: @strizh_fedir",
                        "P-4MX9CD name: fedir",
                        "P-4MX9CD name: Стрижавцю",
                        "P-4MX9CD name: Стрижавець",
                        "P-7KQ2AB name: Velimira Dorochina",
                        "P-7KQ2AB name: dorokhina_velimira",
                        "P-9ZR5HJ name: لفاطمة الزيتوني");
    }

    @Test
    void what_stands_in_the_english_story_is_found() throws IOException, Failure {
        assertThat(hits("story.en.txt"))
                .containsExactly(
                        "P-7KQ2AB name: Velimira Dorokhina",
                        "P-7KQ2AB name: Dorokhina",
                        "P-7KQ2AB phone: +7 900 555 01 37",
                        "P-7KQ2AB birth-date: 12 March 1984",
                        "P-4MX9CD name: Fedir Stryzhavets",
                        "P-4MX9CD name: Stryzhavets",
                        "P-2TN6FG name: Grace Tollemarsh",
                        "P-2TN6FG phone: +44 7700 900 461",
                        "P-2TN6FG coordinates: 45°07'24\"S 120°34'04\"W",
                        "P-2TN6FG name: Tollemarsh",
                        "P-2TN6FG birth-date: 12.07.1979");
    }

    private static List<String> hits(String file) throws IOException, Failure {
        LeakCheck check = new LeakCheck(ProtectedPeople.read(SAMPLES.resolve("names.json")));
        return check.hits(Files.readString(SAMPLES.resolve(file))).stream()
                .map(hit -> hit.person() + " " + hit.kind().word() + ": " + hit.text())
                .toList();
    }
}
