package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Erasing through the built jar, in both languages. */
class EraseIT {
    @TempDir
    private Path folder;

    @Test
    void a_report_is_erased_only_when_that_is_meant_and_the_bundles_that_carried_it_are_named() {
        Letopis monitor = Correspondence.copyInto(folder).kept().as("monitor").with("--lang", "en", "--no-input");
        String id = (String) reports(monitor).get(0).get("id");

        Outcome refused = monitor.run("erase", id).endsWith(ExitCode.REFUSED);
        assertThat(refused.err()).contains("--yes");
        assertThat(reports(monitor)).hasSize(1);

        Map<String, Object> erased =
                monitor.with("--json").run("erase", id, "--yes").succeeds().json();
        assertThat(erased).containsEntry("erased", id).containsEntry("what", "report");
        assertThat(JsonText.list(erased, "bundles")).isNotEmpty();
        assertThat(reports(monitor)).isEmpty();
        assertThat(JsonText.list(
                        monitor.with("--json")
                                .run("search", "stalls")
                                .succeeds()
                                .json(),
                        "reports"))
                .isEmpty();
        assertThat(monitor.run("show", id).endsWith(ExitCode.USAGE).err()).contains("was erased from this vault");
        monitor.run("check").succeeds();
        monitor.run("custody", "--verify").succeeds();
        monitor.run("capture", "--from", Correspondence.REPORT.toString()).succeeds();
        assertThat(reports(monitor)).hasSize(1);
    }

    @Test
    void one_file_is_erased_and_its_report_stays_in_russian() {
        Letopis monitor = Correspondence.copyInto(folder).kept().as("monitor").with("--lang", "ru", "--no-input");
        String report = (String) reports(monitor).get(0).get("id");
        Map<String, Object> shown =
                monitor.with("--json").run("show", report).succeeds().json();
        List<Map<String, Object>> files = JsonText.list(shown, "attachments");
        String file = (String) files.get(0).get("id");

        Outcome erased = monitor.run("erase", file, "--yes").succeeds();

        assertThat(erased.out()).contains("Файл " + file + " стёрт");
        assertThat(erased.err()).contains("Вне досягаемости");
        Map<String, Object> after =
                monitor.with("--json").run("show", report).succeeds().json();
        assertThat(JsonText.list(after, "attachments")).hasSize(files.size() - 1);
        assertThat(monitor.run("save", file, "-o", "out.jpg")
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("стёрто из этого хранилища");
        monitor.run("check").succeeds();
    }

    private static List<Map<String, Object>> reports(Letopis who) {
        return JsonText.list(who.with("--json").run("list").succeeds().json(), "reports");
    }
}
