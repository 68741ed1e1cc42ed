package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** A coordinator's tables and files: a look, a refusal, and what is good of them, through the built jar. */
class CaptureFilesIT {
    private static final Path HOSTEL =
            Path.of("samples", "reports-csv", "hostel.csv").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void a_look_tells_everything_and_then_all_or_the_good_ones_come_in() throws Exception {
        Letopis letopis = Letopis.in(folder).kept().with("--no-input");
        String text = Files.readString(HOSTEL);
        Files.writeString(
                folder.resolve("bad.csv"),
                text.replaceFirst("2026-02-11", "11.02.2026").replaceFirst("A24", "A77"));
        Outcome look = letopis.with("--json")
                .run("capture", "--dry-run", "--from", "bad.csv", HOSTEL.toString())
                .endsWith(ExitCode.USAGE);
        assertThat(look.json()).containsEntry("reports", 6L);
        assertThat(JsonText.list(look.json(), "problems"))
                .extracting(
                        one -> one.get("file") + " " + one.get("line") + " " + one.get("field") + " " + one.get("key"))
                .containsExactly("bad.csv 5 occurred csv.date-form", "bad.csv 5 type report.unknown-code");
        assertThat(letopis.with("--lang", "ru")
                        .run("capture", "--dry-run", "--from", "bad.csv")
                        .endsWith(ExitCode.USAGE)
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("bad.csv, строка 5, отчёт «H-2»: occurred:")
                .contains("Напишите 2026-02-11");
        letopis.run("capture", "--dry-run", "--from", HOSTEL.toString()).succeeds();

        Letopis monitor = Post.as("monitor", letopis);
        monitor.run("init").succeeds();
        byte[] before = Files.readAllBytes(folder.resolve("monitor.vault"));
        Outcome refused = monitor.run("capture", "--from", HOSTEL.toString(), "bad.csv");
        assertThat(refused.endsWith(ExitCode.USAGE).said())
                .contains("bad.csv, line 5, report \"H-2\": type:")
                .contains("letopis: Nothing was stored. Problems: 2, in reports: 1 of 6.");
        assertThat(Files.readAllBytes(folder.resolve("monitor.vault"))).isEqualTo(before);
        assertThat(monitor.run(
                                "capture",
                                "--from",
                                HOSTEL.toString(),
                                "--checked",
                                "--attach",
                                Correspondence.PNG.toString())
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("--attach goes with one report, and these files hold 3.");

        Map<String, Object> taken = monitor.with("--json")
                .run("capture", "--skip-bad", "--from", "bad.csv", Correspondence.REPORT.toString())
                .endsWith(ExitCode.PARTLY_DONE)
                .json();
        assertThat(JsonText.list(taken, "reports")).hasSize(3);
        assertThat(JsonText.list(taken, "skipped"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("label", "H-2").containsEntry("line", 5L));
        assertThat(JsonText.list(monitor.with("--json").run("list").succeeds().json(), "reports"))
                .hasSize(3);
        monitor.run("check").succeeds();
    }
}
