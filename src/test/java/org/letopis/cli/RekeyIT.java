package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** New keys for a vault, through the built jar. */
class RekeyIT {
    @TempDir
    private Path folder;

    @Test
    void a_vault_gets_new_keys_and_keeps_what_it_holds() throws Exception {
        Letopis letopis = Letopis.in(folder).kept().with("--no-input", "--vault", "v", "--key-file", "k");
        letopis.run("init").succeeds();
        Letopis english = letopis.with("--lang", "en");
        english.run(
                        "capture",
                        "--from",
                        Correspondence.REPORT.toString(),
                        "--checked",
                        "--attach",
                        Correspondence.JPEG.toString())
                .succeeds();
        english.run("slots", "add", "--new-key-file", "other").succeeds();
        String listed = english.with("--json").run("list").succeeds().out();
        Files.copy(folder.resolve("v"), folder.resolve("seized"));

        Outcome refused = letopis.with("--lang", "ru").run("rekey").endsWith(ExitCode.REFUSED);
        assertThat(refused.said()).contains("letopis rekey --drop-other-ways", "Ничего не изменено");
        Outcome done = english.run("rekey", "--drop-other-ways").succeeds();
        assertThat(done.out()).contains("new keys throughout");
        assertThat(done.said()).contains("The way in 1 (key file)", "slots change");

        assertThat(english.with("--json").run("list").succeeds().out()).isEqualTo(listed);
        english.run("check").succeeds();
        assertThat(english.run("custody").succeeds().out()).contains("given new keys");
        Map<String, Object> shown =
                english.with("--json").run("show", id(listed)).succeeds().json();
        String attachment = (String) JsonText.list(shown, "attachments").get(0).get("id");
        english.run("save", attachment, "--original", "-o", "back.jpg").succeeds();
        assertThat(folder.resolve("back.jpg")).hasSameBinaryContentAs(Correspondence.JPEG);

        Letopis.in(folder)
                .with("--no-input", "--vault", "v", "--key-file", "other")
                .run("list")
                .endsWith(ExitCode.WRONG_PASSPHRASE);
        Letopis.in(folder)
                .with("--no-input", "--vault", "seized", "--key-file", "other")
                .run("list")
                .succeeds();
        english.run("rekey").succeeds();
        assertThat(List.of(folder.toFile().list())).containsExactlyInAnyOrder("v", "k", "other", "seized", "back.jpg");
    }

    @Test
    void a_session_asks_for_what_opens_it_and_goes_on_under_the_new_keys() {
        Letopis letopis = Letopis.in(folder).with("--no-input", "--lang", "en", "--vault", "v", "--key-file", "k");
        letopis.run("init").succeeds();
        Running shell = letopis.start("shell", "--stop-on-error");
        shell.type("list\nrekey\nlist\ncheck\n");
        shell.closeInput();
        Outcome done = shell.finish().succeeds();
        assertThat(done.out()).contains("new keys throughout");
        assertThat(done.said().split("Reports: 0\\.", -1)).hasSize(3);
    }

    private static String id(String listed) {
        return listed.replaceFirst("(?s).*\"id\":\"([0-9a-f]{32})\".*", "$1");
    }
}
