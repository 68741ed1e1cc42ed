package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;
import org.letopis.report.SampleReports;

/** What may leave, decided by the commands that a person types. */
class GateIT {
    private static final String WITH_A_NAME = """
        {"format":"letopis-report/1","title":{"lang":"en","text":"Stalls closed"},"occurred":"2026-03-04",
         "narrative":[{"lang":"en","text":"They led Velimira Dorokhina away."}],"protection":"red",
         "persons":[{"id":"a","kind":"individual","names":["Velimira Dorokhina"]}],
         "acts":[{"id":"x","victim":"a","type":"A15","physical":{"lang":"en","text":"A broken wrist."}}],
         "consents":[{"person":"a","scope":"network","decision":"yes"},
                     {"person":"a","scope":"lawyer","decision":"yes","identity":"named"}]}
        """;

    private static final String PASSPHRASE = "a quiet mill beside the old road";

    @TempDir
    private Path folder;

    @Test
    void every_sample_leaves_for_a_colleague_with_its_pictures() throws Exception {
        KeyPerson monitor = KeyPerson.in(folder, "monitor");
        KeyPerson colleague = KeyPerson.in(folder, "colleague");
        monitor.meets(colleague);
        List<String> capture = new ArrayList<>(List.of("--json", "capture"));
        for (Path sample : SampleReports.all()) {
            capture.addAll(List.of("--from", sample.toAbsolutePath().toString()));
        }
        monitor.does(capture.toArray(String[]::new));
        List<String> export = new ArrayList<>(List.of("--json", "export", "--to", "colleague", "-o", "all.age"));
        for (Map<String, Object> report :
                JsonText.list(monitor.does("--json", "list").json(), "reports")) {
            export.add((String) report.get("id"));
        }
        Map<String, Object> sent = monitor.does(export.toArray(String[]::new)).json();
        assertThat(sent.get("attachments")).isEqualTo(2L);
        assertThat(sent.get("reports")).isEqualTo((long) SampleReports.all().size());
        assertThat((List<?>) sent.get("notCleaned")).isEmpty();
    }

    @Test
    void a_name_is_found_decided_about_and_what_is_red_asks_a_second_person() throws IOException {
        KeyPerson monitor = KeyPerson.in(folder, "monitor");
        KeyPerson colleague = KeyPerson.in(folder, "colleague");
        KeyPerson second = KeyPerson.in(folder, "second");
        monitor.meets(colleague, second);
        Files.writeString(folder.resolve("r.json"), WITH_A_NAME);
        monitor.does("capture", "--from", "r.json");

        Map<String, Object> seen = monitor.letopis()
                .run("--json", "export", "last", "--to", "colleague", "--dry-run")
                .endsWith(ExitCode.REFUSED)
                .json();
        Map<String, Object> hit = JsonText.list(seen, "hits").get(0);
        String code = (String) hit.get("person");
        assertThat(hit)
                .containsEntry("field", "narrative[0].text")
                .containsEntry("start", 9L)
                .containsEntry("end", 27L)
                .containsEntry("text", "Velimira Dorokhina")
                .containsEntry("class", "name");
        assertThat(seen).containsKeys("leaves", "withheld", "coarsened", "replaced");
        assertThat(monitor.fails(ExitCode.REFUSED, "export", "last", "--to", "colleague", "-o", "no.age"))
                .contains("letopis decide")
                .doesNotContain("Velimira");

        monitor.does("decide", "last", "Velimira Dorokhina", "--person", code, "--replace");
        assertThat(monitor.fails(ExitCode.REFUSED, "export", "last", "--to", "colleague", "-o", "no.age"))
                .contains("second person");
        assertThat(folder.resolve("no.age")).doesNotExist();

        String shown = monitor.does(
                        "export", "last", "--to", "colleague", "--dry-run", "--approval-request", "ask.json")
                .out();
        assertThat(shown).contains("They led " + code + " away.", "2026-03-04 → 2026-03");
        second.does("approve", "ask.json", "-o", "yes.txt", "--yes");
        String sent = monitor.does(
                        "export",
                        "last",
                        "--to",
                        "colleague",
                        "-o",
                        "yes.age",
                        "--approval-request",
                        "ask.json",
                        "--approval",
                        "yes.txt")
                .out();
        assertThat(sent).contains("told less exactly: 1;");
        colleague.does("import", "yes.age");
        assertThat(colleague.does("show", "last").out())
                .contains("They led P-", "When: 2026-03\n")
                .doesNotContain("Velimira", code);
        decide(monitor, code, "eu", "un");
        assertThat(monitor.russian("export", "last", "--to", "colleague", "--dry-run")
                        .succeeds()
                        .out())
                .contains("Заменено кодом: 1", "Это должен одобрить второй человек.");

        monitor.does("contact", "profile", "colleague", "lawyer", "--client", code);
        Map<String, Object> lawyer = monitor.letopis()
                .run("--json", "export", "last", "--to", "colleague", "--dry-run")
                .succeeds()
                .json();
        assertThat(lawyer.get("profile")).isEqualTo("lawyer");
        assertThat(JsonText.list(lawyer, "coarsened")).isEmpty();
        assertThat(monitor.fails(ExitCode.USAGE, "contact", "profile", "colleague", "un", "--client", code))
                .contains("lawyer");
        aSecondPersonBesideAgrees(monitor, colleague, code);
    }

    /** The words may stand for these receivers. */
    private static void decide(KeyPerson monitor, String code, String... receivers) {
        List<String> args = new ArrayList<>(List.of("decide", "last", "Velimira Dorokhina", "--person", code));
        args.addAll(List.of("--allow", "She wants it told.", "--for"));
        args.addAll(List.of(receivers));
        monitor.does(args.toArray(String[]::new));
    }

    private void aSecondPersonBesideAgrees(KeyPerson monitor, KeyPerson colleague, String code) throws IOException {
        Path passphrase = Files.writeString(folder.resolve("p"), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(passphrase, PosixFilePermissions.fromString("rw-------"));
        Letopis roomy = monitor.letopis().jvm("-Xmx160m"); // a passphrase is stretched in 64 MiB
        monitor.does("slots", "add", "--new-key-file", "beside.k");
        roomy.run("slots", "add", "--new-passphrase-file", "p").succeeds();

        String[] sealed = {"export", "last", "--to", "colleague", "--with-sealed", "-o", "sealed.age"};
        assertThat(monitor.fails(ExitCode.REFUSED, with(sealed, "--second-key-file", "monitor.k")))
                .contains("the way by which the vault was opened");
        monitor.does(with(sealed, "--second-key-file", "beside.k"));
        colleague.does("import", "sealed.age");
        assertThat(colleague.does("show", "--identities", "last").out())
                .contains("Velimira Dorokhina", "A broken wrist.");

        decide(monitor, code, "network", "trainer");
        monitor.does("contact", "profile", "colleague", "network");
        String[] named = {"export", "last", "--to", "colleague", "-o"};
        roomy.run(with(named, "file.age", "--second-passphrase-file", "p")).succeeds();
        Running typed = roomy.start(with(named, "typed.age", "--second-passphrase-fd", "0"));
        typed.type(PASSPHRASE + "\n");
        typed.finish().succeeds();
        colleague.does("import", "typed.age");
        assertThat(colleague.does("show", "last").out())
                .contains("They led Velimira Dorokhina away.")
                .doesNotContain("A broken wrist.");
    }

    private static String[] with(String[] args, String... more) {
        return Stream.of(args, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
