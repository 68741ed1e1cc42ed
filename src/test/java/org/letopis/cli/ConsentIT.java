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
        Letopis letopis = Correspondence.copyInto(folder);
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
    void a_second_person_approves_only_when_that_is_meant() throws Exception {
        Letopis researcher = Correspondence.copyInto(folder)
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
        researcher.run("approve", "request.json", "-o", "yes.txt", "--yes").succeeds();
        assertThat(folder.resolve("yes.txt")).content().startsWith("letopis-approval/1\n");
        researcher.run("approve", "bundle.age", "-o", "no.txt", "--yes").endsWith(ExitCode.DAMAGED);
    }

    private static List<String> answers(Map<String, Object> person) {
        return JsonText.list(person, "scopes").stream()
                .map(scope -> scope.get("scope") + " " + scope.get("answer"))
                .toList();
    }
}
