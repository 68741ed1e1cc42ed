package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** What {@code vocabulary} prints where no vault is needed. */
class VocabularyCommandTest {
    private static final String OWN = "samples/vocabulary/outages.csv";

    @TempDir
    private Path folder;

    private static Outcome run(Locale language, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null);
        int exit = new App(terminal).run(new Desk(terminal, new Words(language)), args);
        return new Outcome(
                List.of(args), exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Outcome english(String... args) {
        return run(Locale.ENGLISH, args);
    }

    private static Outcome russian(String... args) {
        return run(Words.RUSSIAN, args);
    }

    private static List<Map<String, Object>> terms(Outcome outcome) {
        return JsonText.list(outcome.succeeds().json(), "terms");
    }

    @Test
    void every_line_fits_the_screen_in_both_languages() {
        for (Locale language : List.of(Locale.ENGLISH, Words.RUSSIAN)) {
            for (List<String> args : List.of(
                    List.of("vocabulary", "list"),
                    List.of("vocabulary", "list", "acts", "method", "statusAfter", "themes"),
                    List.of("vocabulary", "list", "--own", OWN),
                    List.of("vocabulary", "search", "а"))) {
                assertThat(run(language, args.toArray(String[]::new))
                                .succeeds()
                                .out()
                                .lines())
                        .isNotEmpty()
                        .allMatch(line -> Columns.width(line) <= 80)
                        .noneMatch(line -> line.contains("\u001b"));
            }
        }
    }

    @Test
    void json_says_of_each_term_what_it_is_and_why_something_is_missing() {
        assertThat(terms(english("--json", "vocabulary", "list")))
                .hasSizeGreaterThan(95)
                .allSatisfy(term -> {
                    assertThat(term)
                            .containsKeys("code", "list", "labels", "definition", "definitions", "treaty", "huridocs");
                    assertThat(term.get("treaty") == null).isEqualTo(term.containsKey("noTreatyBecause"));
                    assertThat(term.get("huridocs") == null).isEqualTo(term.containsKey("noHuridocsBecause"));
                });
        assertThat(terms(russian("--json", "vocabulary", "list", "STATUS")))
                .hasSize(6)
                .first()
                .satisfies(term -> assertThat(term)
                        .containsEntry("code", "X0")
                        .containsEntry("definition", "Сообщено; никто ещё не проверял.")
                        .containsEntry("treaty", null)
                        .containsEntry("noTreatyBecause", "Оценивает отчёт, а не деяние.")
                        .containsEntry("huridocs", "99")
                        .containsEntry("microThesaurus", 41L));
    }

    @Test
    void names_that_are_not_known_are_refused() {
        assertThat(english("vocabulary", "list", "crimes")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("no list crimes");
        assertThat(english("vocabulary", "list", "--labels", "uk")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("in the language uk");
        english("vocabulary").endsWith(ExitCode.USAGE);
        english("vocabulary", "search").endsWith(ExitCode.USAGE);
        assertThat(english("vocabulary", "search", "zebra").succeeds().said()).isEqualTo("Terms: 0.");
    }

    @Test
    void a_project_s_file_brings_terms_and_labels() {
        assertThat(english("vocabulary", "list", "acts", "--labels", "uk", "--own", OWN)
                        .succeeds()
                        .out())
                .contains("  A08  катування\n", "  A09  cruel", "  x-outage  вимкнення мобільного інтернету\n");
        assertThat(terms(russian("--json", "vocabulary", "search", "глуш", "--own", OWN)))
                .singleElement()
                .satisfies(term -> assertThat(term)
                        .containsEntry("code", "x-jammer")
                        .containsEntry("own", true)
                        .doesNotContainKey("noTreatyBecause"));
    }

    @Test
    void lint_names_each_mistake_with_line_and_column() throws IOException {
        assertThat(english("vocabulary", "lint", OWN).succeeds().out().replaceAll("\\s+", " "))
                .contains("nothing wrong (own terms: 2, built-in terms with further languages: 2)");
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, "code;list;label:ru\nx-a;crimes;слово\nA08;;боль\n");
        Outcome told = russian("vocabulary", "lint", OWN, wrong.toString()).endsWith(ExitCode.USAGE);
        assertThat(told.out().replaceAll("\\s+", " "))
                .contains("wrong.csv: Строка 2, столбец 2 (list): списка «crimes» нет.")
                .contains("wrong.csv: Строка 3, столбец 3 (label:ru): A08 встроен");
        Outcome json = english("--json", "vocabulary", "lint", wrong.toString()).endsWith(ExitCode.USAGE);
        assertThat(JsonText.list(JsonText.list(json.json(), "files").get(0), "problems"))
                .extracting(problem -> problem.get("line") + ":" + problem.get("column") + " " + problem.get("key"))
                .containsExactly("2:2 vocabulary.unknown-list", "3:3 vocabulary.fixed");
        assertThat(english("vocabulary", "list", "--own", wrong.toString())
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("wrong.csv: Line 2, column 2 (list)");
        english("vocabulary", "lint", folder.resolve("none.csv").toString()).endsWith(ExitCode.IO);
    }

    @Test
    void lint_sees_that_two_files_contradict_each_other() {
        assertThat(english("vocabulary", "lint", OWN, OWN)
                        .endsWith(ExitCode.USAGE)
                        .out())
                .contains("x-outage is defined in two");
    }
}
