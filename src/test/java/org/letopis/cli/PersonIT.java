package org.letopis.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Who people are: by a step of its own only, and with a passphrase of its own where there is one. */
class PersonIT {
    private static final Path REPORT =
            Path.of("samples/reports/mountain-road-abduction.json").toAbsolutePath();

    /** Words of its identities that nothing outside the compartment says. */
    private static final List<String> SECRET =
            List.of("Исмаилом", "Tarkhunov", "555 0162", "XA 000 4417", "шрам над левой бровью", "Следы от тока");

    @TempDir
    private Path folder;

    private Letopis letopis() {
        return Letopis.in(folder).kept().with("--no-input", "--lang", "en", "--vault", "v", "--key-file", "k");
    }

    private void passphrase(String name, String words) throws IOException {
        Files.writeString(folder.resolve(name), words + "\n");
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    private String known() {
        return JsonText.list(
                        letopis()
                                .with("--json")
                                .run("person", "list")
                                .succeeds()
                                .json(),
                        "persons")
                .stream()
                .filter(one -> Boolean.TRUE.equals(one.get("identityKept")))
                .map(one -> (String) one.get("code"))
                .findFirst()
                .orElseThrow();
    }

    private static void tellsNoName(String text) {
        assertThat(SECRET).allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    @Test
    void names_come_out_by_a_step_that_the_custody_log_has_and_are_gone_when_erased() {
        letopis().run("init").succeeds();
        letopis().run("capture", "--from", REPORT.toString()).succeeds();
        String code = known();
        tellsNoName(letopis().run("person", "show", code).succeeds().out());
        tellsNoName(letopis().with("--json").run("show", "last").succeeds().out());

        Map<String, Object> revealed = letopis()
                .with("--json")
                .run("person", "reveal", code)
                .succeeds()
                .json();
        assertThat(revealed.toString()).contains("Tarkhunov", "XA 000 4417", "Следы от тока");
        assertThat(letopis().run("custody").succeeds().out()).contains("identity revealed");

        letopis().run("person", "erase", code).endsWith(ExitCode.REFUSED);
        Outcome erased = Letopis.in(folder)
                .with("--no-input", "--lang", "ru", "--vault", "v", "--key-file", "k")
                .run("person", "erase", code, "--yes")
                .succeeds();
        assertThat(erased.out()).contains("стёрто");
        assertThat(erased.said()).contains("Вне досягаемости");
        assertThat(letopis()
                        .run("person", "reveal", code)
                        .endsWith(ExitCode.USAGE)
                        .err())
                .contains("was erased from this vault");
        letopis().run("check").succeeds();
    }

    @Test
    void with_a_passphrase_of_its_own_the_compartment_stays_closed_without_it() throws IOException {
        passphrase("s", "lantern harbour only for names");
        passphrase("other", "something else altogether here");
        letopis().run("init").succeeds();
        letopis().run("capture", "--from", REPORT.toString()).succeeds();
        Running setting = letopis().start("slots", "identity", "--new-passphrase-fd", "0");
        setting.type("lantern harbour only for names\n");
        setting.closeInput();
        Outcome set = setting.finish().succeeds();
        assertThat(set.err()).contains("No recovery code");
        nothingReadable();
        String code = known();

        Outcome closed = letopis().run("person", "reveal", code).endsWith(ExitCode.WRONG_PASSPHRASE);
        tellsNoName(closed.out() + closed.err());
        assertThat(closed.err()).contains("--identity-passphrase-file");
        letopis()
                .with("--identity-passphrase-file", "other")
                .run("person", "reveal", code)
                .endsWith(ExitCode.WRONG_PASSPHRASE);
        assertThat(letopis()
                        .run("capture", "--from", REPORT.toString())
                        .endsWith(ExitCode.WRONG_PASSPHRASE)
                        .err())
                .contains("identity compartment");

        Running shell = letopis().start("shell");
        shell.type("search горной\n");
        shell.type("person reveal " + code + "\n");
        shell.type("person reveal " + code + " --identity-passphrase-file s\n");
        shell.type("slots identity --new-passphrase-file s\n");
        shell.type("person list\n");
        shell.type("person show " + code.substring(0, 6) + " --json\n");
        shell.type("person reveal " + code + "\n");
        shell.type("slots list\n");
        shell.type("lock\n");
        shell.type("person reveal " + code + "\n");
        shell.type("check\n");
        shell.closeInput();
        Outcome session = shell.finish();
        assertThat(session.out().split("XA 000 4417", -1)).as(session.out()).hasSize(3);
        assertThat(session.out()).contains("a passphrase of its own", "The vault is whole");
        assertThat(session.out()).containsPattern(code + " +\\S.* kept ").contains("\"identityKept\":true");
        assertThat(session.said()).contains("not opened and not checked in it: 5");
        assertThat(session.said().split("compartment is closed", -1)).hasSize(3);

        Running off = letopis().start("slots", "identity", "--off", "--identity-passphrase-fd", "0");
        off.type("lantern harbour only for names\n");
        off.closeInput();
        off.finish().succeeds();
        letopis().run("person", "reveal", code).succeeds();
    }

    private void nothingReadable() throws IOException {
        String bytes = new String(Files.readAllBytes(folder.resolve("v")), ISO_8859_1);
        assertThat(SECRET)
                .allSatisfy(secret -> assertThat(bytes.contains(new String(secret.getBytes(UTF_8), ISO_8859_1)))
                        .as(secret)
                        .isFalse());
    }
}
