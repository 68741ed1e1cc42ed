package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** The life of a report through the built jar: corrected, judged, related to another, taken back. */
class RevisionIT {
    private static final String SAMPLE =
            Path.of("samples/reports/market-inspection.json").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @Test
    void a_report_is_corrected_judged_and_taken_back_and_nothing_is_lost() throws IOException {
        KeyPerson monitor = KeyPerson.in(folder, "monitor");
        KeyPerson lawyer = KeyPerson.in(folder, "lawyer");
        monitor.meets(lawyer);
        String id = id(monitor);

        monitor.does("edit", "last", "--to", "r.json");
        Path file = folder.resolve("r.json");
        Files.writeString(file, Files.readString(file).replace("\"A15\"", "\"A16\""));
        Map<String, Object> edited = monitor.does("--json", "edit", id, "--from", "r.json", "--reason", "held for days")
                .json();
        assertThat(edited).containsEntry("revision", 2L);
        assertThat(monitor.fails(ExitCode.USAGE, "edit", id, "--from", "r.json", "--reason", "again"))
                .contains("revision 1", "2 by now");

        Map<String, Object> diff = monitor.does("--json", "diff", id).json();
        assertThat(JsonText.list(diff, "changes"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("path", "/acts/0/type")
                        .containsEntry("before", "A15")
                        .containsEntry("after", "A16"));
        assertThat(monitor.russian("diff", id).succeeds().out()).contains("произвольное содержание под стражей (A16)");

        monitor.does("assess", id, "--by", "monitor", "--status", "X1", "--reasons", "one account");
        assertThat(monitor.does("assess", id, "--by", "editor", "--second", "--status", "X4")
                        .out())
                .contains("single source (X1)", "disputed (X4)", "differ");
        assertThat(monitor.does("next").out()).contains("two judgments differ");

        monitor.does("withdraw", id, "--reason", "the family asked for it");
        assertThat(monitor.fails(ExitCode.REFUSED, "export", id, "--to", "lawyer", "-o", "b"))
                .contains(id.substring(0, 8), "taken back");
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(monitor.does("list").out()).contains("[taken back]");
        assertThat(monitor.russian("show", id).succeeds().out()).contains("Отозван: the family asked for it");
        assertThat(monitor.does("show", "--history", id).out())
                .contains("first revision", "held for days", "one account", "the family asked for it");
        assertThat(monitor.does("--json", "show", "--revision", "1", id).out()).contains("\"A15\"");
        monitor.does("check");
        assertThat(monitor.does("custody").out()).contains("revised", "assessed", "taken back");
    }

    @Test
    void two_accounts_of_one_event_are_hinted_at_linked_and_matched() {
        KeyPerson monitor = KeyPerson.in(folder, "monitor");
        String one = id(monitor);
        String other = id(monitor);
        Outcome hints = monitor.does("match", "hints");
        assertThat(hints.out())
                .contains(one.substring(0, 8), other.substring(0, 8))
                .doesNotContain("Dorokhina");
        assertThat(monitor.does("match", "hints", "--identities").out()).contains("Dorokhina");

        monitor.does("match", one, other, "same", "--by", "monitor", "--reasons", "one stall, one day");
        assertThat(JsonText.list(monitor.does("--json", "match", "list").json(), "matches"))
                .singleElement()
                .satisfies(match -> assertThat(match).containsEntry("decision", "same"));
        monitor.does("link", one, other, "--type", "F01");
        assertThat(monitor.fails(ExitCode.USAGE, "link", other, one, "--type", "F01"))
                .contains("before itself");
        assertThat(monitor.fails(ExitCode.USAGE, "match", one, other)).contains("same, different or unsure");
        monitor.does("erase", other, "--yes");
        assertThat(JsonText.list(monitor.does("--json", "match", "list").json(), "matches"))
                .isEqualTo(List.of());
        monitor.does("check");
    }

    private static String id(KeyPerson monitor) {
        return (String)
                monitor.does("--json", "capture", "--from", SAMPLE).json().get("report");
    }
}
