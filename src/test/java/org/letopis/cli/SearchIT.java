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

/** Searching, and bringing an old vault to the current format, through the built jar. */
class SearchIT {
    private static final Path GOLDEN =
            Path.of("src/test/resources/golden/letopis-vault-1").toAbsolutePath();

    @TempDir
    private Path folder;

    private static List<Map<String, Object>> reports(Outcome outcome) {
        return JsonText.list(outcome.succeeds().json(), "reports");
    }

    private Letopis golden() throws IOException {
        Files.copy(GOLDEN.resolve("golden.vault"), folder.resolve("v"));
        return Letopis.in(folder)
                .kept()
                .with("--no-input", "--lang", "en", "--vault", "v")
                .with("--key-file", GOLDEN.resolve("golden.key").toString());
    }

    @Test
    void own_and_received_reports_are_found_and_names_of_people_are_not() {
        Letopis letopis = Correspondence.copyInto(folder).kept();
        Letopis researcher = letopis.as("researcher").with("--json");
        assertThat(reports(researcher.run("search", "stalls"))).isEmpty();
        researcher.run("import", "bundle.age").succeeds();
        for (Letopis who : List.of(researcher, letopis.as("monitor").with("--json"))) {
            assertThat(reports(who.run("search", "ПРИЛАВКОВ", "stall"))).hasSize(1);
            assertThat(reports(who.run("search", "stalls"))).isEqualTo(reports(who.run("list")));
            for (String name : Correspondence.names(Correspondence.report())) {
                assertThat(reports(who.run("search", name))).as(name).isEmpty();
            }
        }
    }

    @Test
    void to_find_none_is_no_error_and_to_look_for_no_word_is() throws IOException {
        Letopis golden = golden();
        Outcome none = golden.run("search", "nosuchword").endsWith(ExitCode.OK);
        assertThat(none.err()).contains("Reports: 0 of 4.");
        golden.run("search", "—").endsWith(ExitCode.USAGE);
        golden.run("search").endsWith(ExitCode.USAGE);
    }

    @Test
    void an_old_vault_is_read_then_migrated_then_written() throws IOException {
        Letopis golden = golden();
        String listed = golden.with("--json").run("list").succeeds().out();
        assertThat(listed.replace(",\"withdrawn\":false", "")) // which was not told yet
                .isEqualTo(Files.readString(GOLDEN.resolve("list.json")));
        Outcome refused = golden.run("capture", "--from", Correspondence.REPORT.toString());
        assertThat(refused.endsWith(ExitCode.REFUSED).err()).contains("letopis migrate");
        golden.run("migrate").succeeds();
        assertThat(golden.with("--json").run("list").succeeds().out()).isEqualTo(listed);
        golden.run("capture", "--from", Correspondence.REPORT.toString()).succeeds();
        golden.run("check").succeeds();
        golden.run("custody", "--verify").succeeds();
        assertThat(golden.run("custody").succeeds().out()).contains("brought to a new format");
        assertThat(golden.with("--json").run("migrate").succeeds().out()).isEqualTo("{\"file\":null}\n");
    }
}
