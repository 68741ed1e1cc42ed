package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.failure.ExitCode;

/** Consent from the question to its withdrawal, and a second person's approval, through the built jar. */
class ConsentIT {
    @TempDir
    private Path folder;

    @Test
    void a_withdrawal_reaches_whoever_was_sent_the_report() {
        Letopis letopis = Correspondence.copyInto(folder).kept();
        Letopis monitor = letopis.as("monitor").with("--lang", "en", "--no-input");
        Letopis researcher = letopis.as("researcher").with("--lang", "en", "--no-input");
        assertThat(letopis.with("--lang", "ru").run("consent", "ask").succeeds().out())
                .contains("КАК СПРОСИТЬ О СОГЛАСИИ", "ООН, второй вопрос", "un-public");

        Map<String, Object> before =
                monitor.with("--json").run("consent", "show", "last").succeeds().json();
        Map<String, Object> trader = JsonText.list(before, "persons").get(0);
        String code = (String) trader.get("person");
        assertThat(answers(trader)).contains("network yes", "lawyer not-asked");

        Outcome set = monitor.run(
                        "consent", "set", code, "lawyer,un-confidential", "un-public", "yes", "--expires", "2099-05-31")
                .succeeds();
        assertThat(set.out()).contains("lawyer: yes, by code", "un-public: yes, by name");
        assertThat(set.err()).contains("also yes to un-confidential");
        monitor.run("consent", "set", code, "press", "yes").endsWith(ExitCode.USAGE);
        assertThat(monitor.run("consent", "show", code).succeeds().out()).contains("2099-05-31");

        researcher.run("import", "bundle.age").succeeds();
        Map<String, Object> withdrawn = monitor.with("--json")
                .run("consent", "withdraw", code, "--notice-dir", ".")
                .succeeds()
                .json();
        assertThat(JsonText.list(withdrawn, "bundles"))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle).containsEntry("name", "researcher"));
        Map<String, Object> notice = JsonText.list(withdrawn, "notices").get(0);
        String file = (String) notice.get("file");
        assertThat(notice.get("code")).isNotEqualTo(code);

        assertThat(researcher.run("import", file).endsWith(ExitCode.DAMAGED).said())
                .contains("no bundle but a notice", "letopis consent receive FILE");
        Outcome taken = researcher.run("consent", "receive", file).succeeds();
        assertThat(taken.out()).contains("monitor tells", (String) notice.get("code"), "network");
        researcher.run("consent", "receive", file).endsWith(ExitCode.REPLAY);
        monitor.run("consent", "receive", file).endsWith(ExitCode.NOT_FOR_ME);
        assertThat(researcher.run("show", "last").succeeds().out()).contains("Consent withdrawn:");
        assertThat(researcher.run("list").succeeds().out()).contains("[consent withdrawn]");
        researcher.run("consent", "withdraw", (String) notice.get("code")).endsWith(ExitCode.REFUSED);
        monitor.run("export", "last", "--to", "researcher", "-o", "again.age").endsWith(ExitCode.REFUSED);
        researcher.run("check").succeeds();
    }

    @Test
    void all_that_was_said_with_an_answer_is_kept_and_one_purpose_is_taken_back_by_itself() throws Exception {
        Letopis letopis = Correspondence.copyInto(folder).kept();
        Letopis monitor = letopis.as("monitor").with("--lang", "en", "--no-input");
        Map<String, Object> report =
                monitor.with("--json").run("show", "last").succeeds().json();
        String code = (String) JsonText.list(report, "persons").get(0).get("code");
        String photo = (String) JsonText.list(report, "attachments").get(0).get("id");
        String answers = "--identity named --by next-of-kin --mode written --on 2024-05-20 --evidence " + photo
                + " --conditions \"only with a lawyer beside her\"";

        Running shell = monitor.start("shell");
        shell.type("consent ask " + code + "\n");
        shell.type("consent ask last --json\n");
        shell.type("consent set " + code + " court yes " + answers + "\n");
        shell.type("consent set " + code + " media-named no\n");
        shell.type("consent show\n");
        shell.type("consent show " + code + " --json\n");
        shell.type("consent withdraw " + code + " court,lawyer --by guardian --reason \"she was threatened\"\n");
        shell.type("consent notice " + code + " --to researcher -o notice.age\n");
        shell.type("show last --history\n");
        shell.closeInput();
        Outcome session = shell.finish();

        assertThat(session.out())
                .contains("To be asked: " + code, "\"persons\":[\"" + code + "\"]")
                .contains("court: yes, by name", "media-named: no")
                .contains("condition for court: only with a lawyer beside her")
                .contains("\"conditions\":{", "\"evidence\":\"" + photo + "\"", "\"givenBy\":\"next-of-kin\"")
                .contains("\"mode\":\"written\"", "\"on\":\"2024-05-20\"")
                .contains("she was threatened", "Notice for researcher: notice.age");
        Outcome taken = letopis.as("researcher")
                .with("--lang", "en", "--no-input", "--json")
                .run("consent", "receive", "notice.age");
        assertThat(taken.endsWith(ExitCode.NOT_FOR_ME).said()).doesNotContain(code);
    }

    @Test
    void at_a_terminal_the_purposes_are_gone_through_and_written_down_together() throws Exception {
        Letopis letopis = Correspondence.copyInto(folder).kept();
        String vault = "./letopis --vault monitor.vault --key-file monitor.key --lang en ";
        Map<String, Object> shown = letopis.as("monitor")
                .with("--json")
                .run("consent", "show", "last")
                .succeeds()
                .json();
        String code = (String) JsonText.list(shown, "persons").get(0).get("person");
        try (Screen screen = Screen.open(folder)) {
            screen.type(vault + "consent ask " + code);
            screen.await("write the answers down? (y/n)");
            screen.type("y");
            screen.await("leaves it as it is:");
            // Whoever is known by no name in research is asked again; so is who gives no answer.
            List.of("", "yes", "maybe", "name", "code", "no", "", "", "", "name", "", "", "", "")
                    .forEach(screen::type);
            screen.await("Write this down? (y/n)");
            screen.type("y");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text().split("That is no answer to this question", -1))
                    .hasSize(3);
            assertThat(screen.text().substring(screen.text().indexOf("Wrote down what " + code)))
                    .contains("recontact: yes", "lawyer: yes, by name", "court: yes, by code", "network: no")
                    .doesNotContain("store:", "images:");
        }
    }

    @Test
    void a_second_person_approves_only_when_that_is_meant() throws Exception {
        Letopis researcher = Correspondence.copyInto(folder)
                .kept()
                .with("--lang", "en", "--no-input")
                .as("researcher");
        ApprovalRequest request =
                new ApprovalRequest("ab".repeat(32), "cd".repeat(32), List.of("ef".repeat(32)), 2, "lawyer");
        Files.write(folder.resolve("request.json"), request.text());
        assertThat(researcher
                        .run("approve", "request.json", "-o", "yes.txt")
                        .endsWith(ExitCode.REFUSED)
                        .err())
                .contains("2 report(s)", "lawyer", "Nothing was approved");
        assertThat(folder.resolve("yes.txt")).doesNotExist();
        Running shell = researcher.start("shell");
        shell.type("approve request.json -o yes.txt --yes\n");
        shell.type("card new --name mill -o mill.card\n");
        shell.type("approve request.json -o mill.txt --yes --as mill\n");
        shell.type("approve request.json -o none.txt --yes --as nobody\n");
        shell.closeInput();
        shell.finish();
        assertThat(folder.resolve("yes.txt")).content().startsWith("letopis-approval/1\n");
        assertThat(folder.resolve("mill.txt"))
                .content()
                .startsWith("letopis-approval/1\n")
                .isNotEqualTo(Files.readString(folder.resolve("yes.txt")));
        assertThat(folder.resolve("none.txt")).doesNotExist();
        researcher.run("approve", "bundle.age", "-o", "no.txt", "--yes").endsWith(ExitCode.DAMAGED);
    }

    private static List<String> answers(Map<String, Object> person) {
        return JsonText.list(person, "scopes").stream()
                .map(scope -> scope.get("scope") + " " + scope.get("answer"))
                .toList();
    }
}
