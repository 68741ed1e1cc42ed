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

/** The vocabulary through the built jar: without a vault, with a project's file, and with one that keeps it. */
class VocabularyIT {
    private static final Path OWN = Path.of("samples/vocabulary/outages.csv").toAbsolutePath();

    @TempDir
    private Path folder;

    private Letopis english() {
        return Letopis.in(folder).with("--lang", "en", "--no-input");
    }

    private Letopis russian() {
        return Letopis.in(folder).with("--lang", "ru", "--no-input");
    }

    private static List<Map<String, Object>> terms(Outcome outcome) {
        return JsonText.list(outcome.succeeds().json(), "terms");
    }

    @Test
    void without_a_vault_terms_are_listed_and_found_in_both_languages() {
        Outcome all = english().with("--json").run("vocabulary", "list");
        assertThat(all.json()).containsOnlyKeys("terms");
        assertThat(terms(all)).hasSizeGreaterThan(95).allSatisfy(term -> {
            assertThat(term).containsKeys("code", "list", "labels", "definition", "definitions", "treaty", "huridocs");
            assertThat(term.get("treaty") == null).isEqualTo(term.containsKey("noTreatyBecause"));
        });
        assertThat(terms(all).get(0))
                .containsEntry("code", "A01")
                .containsEntry("labels", Map.of("en", "extrajudicial killing", "ru", "внесудебное лишение жизни"))
                .containsEntry("treaty", "ICCPR 6")
                .containsEntry("huridocs", "01010102");

        Outcome found = russian().run("vocabulary", "search", "ПЫТКА").succeeds();
        assertThat(found.out())
                .startsWith("  A08  пытки (acts)\n")
                .contains("Договор: КПП 1", "HURIDOCS: список 4: 02011111");
        assertThat(english().run("vocabulary", "search", "пытки").succeeds().out())
                .startsWith("  A08  torture (acts)\n");
        assertThat(english().run("vocabulary", "search", "zebra").succeeds().said())
                .isEqualTo("Terms: 0.");
        english().run("vocabulary", "list", "crimes").endsWith(ExitCode.USAGE);
        english().run("vocabulary", "list", "--labels", "uk").endsWith(ExitCode.USAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void every_line_fits_the_screen() {
        for (Letopis letopis : List.of(english(), russian())) {
            for (List<String> args : List.of(
                    List.of("vocabulary", "list"),
                    List.of("vocabulary", "list", "acts", "method", "statusAfter"),
                    List.of("vocabulary", "search", "ство"))) {
                Outcome outcome = letopis.run(args.toArray(String[]::new)).succeeds();
                assertThat(outcome.out().lines())
                        .isNotEmpty()
                        .allMatch(line -> Columns.width(line) <= 80)
                        .noneMatch(line -> line.contains("\u001b"));
            }
        }
    }

    @Test
    void a_project_s_file_is_checked_used_and_kept_in_the_vault() throws IOException {
        assertThat(english()
                        .run("vocabulary", "lint", OWN.toString())
                        .succeeds()
                        .out())
                .contains("nothing wrong (own terms: 2,");
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "code;list;label:ru\nx-a;crimes;слово\nA08;;боль\n");
        Outcome linted = russian().run("vocabulary", "lint", "wrong.csv").endsWith(ExitCode.USAGE);
        assertThat(linted.out().replaceAll("\\s+", " "))
                .contains("wrong.csv: Строка 2, столбец 2 (list): списка «crimes» нет.")
                .contains("wrong.csv: Строка 3, столбец 3 (label:ru): A08 встроен");
        Outcome asJson =
                english().with("--json").run("vocabulary", "lint", "wrong.csv").endsWith(ExitCode.USAGE);
        assertThat(JsonText.list(JsonText.list(asJson.json(), "files").get(0), "problems"))
                .extracting(problem -> problem.get("line") + ":" + problem.get("column"))
                .containsExactly("2:2", "3:3");
        assertThat(english()
                        .run("vocabulary", "list", "--own", "wrong.csv")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("wrong.csv: Line 2, column 2 (list)");

        Letopis json = russian().with("--json");
        assertThat(terms(json.run("vocabulary", "search", "x-outage", "--own", OWN.toString())))
                .extracting(term -> term.get("code"))
                .containsExactly("x-outage");
        assertThat(english()
                        .run("vocabulary", "list", "acts", "--labels", "uk", "--own", OWN.toString())
                        .succeeds()
                        .out())
                .contains("A08  катування", "A09  cruel");

        Letopis vault = english().with("--vault", "v", "--key-file", "k");
        vault.run("init").succeeds();
        vault.run("vocabulary", "add", OWN.toString()).succeeds();
        assertThat(vault.run("vocabulary", "list", "acts").succeeds().out())
                .contains("x-outage", "In the vault: outages");
        assertThat(vault.run("vocabulary", "add", "wrong.csv")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("Line 2");
        vault.run("check").succeeds();
        vault.run("vocabulary", "remove", "outages").succeeds();
        vault.run("vocabulary", "remove", "outages").endsWith(ExitCode.USAGE);
        assertThat(vault.run("vocabulary", "list", "acts").succeeds().out()).doesNotContain("x-outage");
    }
}
