package org.letopis.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Texts against a list of people through the built jar, without a vault. */
class LeaksIT {
    private static final String NAMES = "[{\"person\":\"P-7KQ2\",\"contacts\":[\"+7 (495) 123-45-67\"],"
            + "\"ids\":[\"А123ВС 77\"],\"birthDates\":[\"1987-03-12\",\"1987\"],"
            + "\"addresses\":[\"Горск, ул. Заречная, д. 4\"]}]";

    @TempDir
    private Path folder;

    @Test
    void places_where_somebody_can_be_recognised_are_named_and_end_with_30() throws Exception {
        Letopis letopis = Letopis.in(folder).kept();
        Files.writeString(folder.resolve("names.json"), NAMES);
        Files.writeString(
                folder.resolve("story.txt"),
                "\ufeff😀 Звонить 8-495-123-45-67.\r\nРод. двенадцатого марта 1987\u001b[2J\n");
        Files.write(folder.resolve("car.txt"), "\ufeffУехали на A123BC77".getBytes(UTF_16LE));
        Files.writeString(folder.resolve("clean.txt"), "В Горске 12 марта было 4 обыска.\n");

        Outcome plain = letopis.with("--lang", "ru").run("leaks", "--names", "names.json", "story.txt", "car.txt");
        assertThat(plain.endsWith(ExitCode.REFUSED).out()).startsWith("""
                story.txt:1:11: P-7KQ2, телефон: «8-495-123-45-67»
                story.txt:2:6: P-7KQ2, дата рождения: «двенадцатого марта 1987»
                car.txt:1:11: P-7KQ2, номер машины: «A123BC77»
                """).doesNotContain("\u001b");
        assertThat(plain.said()).contains("birthDates: «1987» говорит слишком мало", "текст должен прочесть человек");

        Outcome json = letopis.with("--json").run("leaks", "--names", "names.json", "story.txt");
        assertThat(JsonText.list(json.endsWith(ExitCode.REFUSED).json(), "hits").get(0))
                .containsEntry("person", "P-7KQ2")
                .containsEntry("file", "story.txt")
                .containsEntry("class", "phone")
                .containsEntry("start", 10L)
                .containsEntry("end", 25L)
                .containsEntry("text", "8-495-123-45-67");
        assertThat(json.json()).containsOnlyKeys("hits", "suggestions");

        Outcome clean = letopis.with("--lang", "en").run("leaks", "--names", "names.json", "clean.txt");
        assertThat(clean.succeeds().said()).contains("Nothing that is on the list was found.");

        Files.write(folder.resolve("old.txt"), new byte[] {'o', 'k', '\n', (byte) 0xcf});
        Outcome damaged = letopis.with("--lang", "en").run("leaks", "--names", "names.json", "clean.txt", "old.txt");
        assertThat(damaged.endsWith(ExitCode.DAMAGED).said()).contains("old.txt: line 2, byte 4");
    }
}
