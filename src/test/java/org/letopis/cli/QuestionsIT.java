package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;
import org.letopis.report.Consent;
import org.letopis.report.SampleReports;

/** What is asked at a real terminal before a person's words are written down, or their pictures leave as they were taken. */
class QuestionsIT {
    @TempDir
    private Path folder;

    private KeyPerson office;

    @BeforeEach
    void captureAReportWithAPhoto() {
        office = KeyPerson.in(folder, "office");
        KeyPerson.in(folder, "archive");
        office.does("contact", "add", "archive.card", "--name", "archive", "--profile", "archive", "--verified");
        String photo = Path.of("samples/files/dirty.jpg").toAbsolutePath().toString();
        office.does("capture", "--from", SampleReports.MARKET.toAbsolutePath().toString(), "--attach", photo);
    }

    @Test
    void each_purpose_is_asked_and_what_was_said_is_written_down_together_in_russian() throws Exception {
        Map<String, Object> shown =
                office.does("--json", "consent", "show", "last").json();
        String code = (String) JsonText.list(shown, "persons").get(0).get("person");
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault office.v --key-file office.k --lang ru consent ask " + code);
            screen.await("Пройти сейчас по целям вместе с " + code + " и записать ответы? (д/н)");
            screen.type("д");
            for (String scope : Consent.SCOPES) {
                Waiting.until(
                        "the question about " + scope,
                        () -> screen.text().contains("\n" + scope + ": ")
                                && screen.text().stripTrailing().endsWith(":"),
                        screen::text);
                screen.type(answer(scope));
                if (scope.equals("recontact")) {
                    screen.await("оставить как есть:");
                    screen.type("н");
                }
            }
            screen.await("(д/н)");
            assertThat(screen.text().lines())
                    .contains("  store: да", "  recontact: нет", "  lawyer: да, по имени")
                    .filteredOn(line -> !line.startsWith("ready$"))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Screen.COLUMNS));
            screen.type("д");
            assertThat(screen.exit()).isZero();
        }
        Map<String, Object> after =
                office.does("--json", "consent", "show", code).json();
        assertThat(JsonText.list(JsonText.list(after, "persons").get(0), "scopes").stream()
                        .map(one -> one.get("scope") + " " + one.get("answer")))
                .contains("store yes", "recontact no", "lawyer yes");
    }

    /** One answer is none, and is asked for again. */
    private static String answer(String scope) {
        return Map.of("store", "да", "recontact", "может быть", "lawyer", "имя").getOrDefault(scope, "");
    }

    @Test
    void originals_leave_only_after_a_yes() throws Exception {
        String export = "./letopis --vault office.v --key-file office.k --lang en export last --to archive"
                + " --with-originals -o ";
        try (Screen screen = Screen.open(folder)) {
            screen.type(export + "no.age");
            screen.await("Pack them? (yes/no)");
            assertThat(screen.text())
                    .contains("Original files: 1. They go to archive as they were taken, with places,");
            screen.type("no");
            assertThat(screen.exit()).isEqualTo(ExitCode.REFUSED.number());
            assertThat(folder.resolve("no.age")).doesNotExist();
            screen.clear();
            screen.type(export + "yes.age");
            screen.await("Pack them? (yes/no)");
            screen.type("yes");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).contains("originals: 1, with everything that they give away");
        }
        assertThat(folder.resolve("yes.age")).isRegularFile();
        assertThat(List.of(folder.toFile().list())).doesNotContain("no.age");
    }
}
