package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.Programs;
import org.letopis.TimeAuthority;
import org.letopis.failure.ExitCode;

/** A receiver has the time of a bundle stated, through the built jar; {@code openssl} is the authority and the judge. */
class TimestampIT {
    @TempDir
    private Path folder;

    @Test
    void the_time_of_a_received_bundle_is_asked_kept_shown_and_proved() throws Exception {
        Programs.need("openssl", "openssl");
        TimeAuthority authority = new TimeAuthority(folder.resolve("authority"));
        String root = authority.root().toString();
        Letopis letopis = Post.copyInto(folder);
        Letopis researcher = Post.as("researcher", letopis);
        String bundle = (String) researcher
                .with("--json")
                .run("import", "1.age")
                .succeeds()
                .json()
                .get("bundle");

        assertThat(researcher
                        .run("timestamp", "attach", bundle, "1.age", "--ca", root)
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("No query was made");
        assertThat(researcher.run("timestamp", "show", bundle).succeeds().out()).contains("No authority stated");
        Outcome asked = researcher
                .run("timestamp", "request", bundle.substring(0, 8), "-o", "q.tsq")
                .succeeds();
        assertThat(asked.said()).contains("Warning: The authority, and whoever watches the network, learns");
        Path answer = authority.answer(folder.resolve("q.tsq"), "a.tsr");

        Path damaged = Files.write(folder.resolve("bad.tsr"), new byte[] {0x30, 0x03, 0x30, 0x01, 0x00});
        researcher
                .run("timestamp", "attach", bundle, damaged.toString(), "--ca", root)
                .endsWith(ExitCode.DAMAGED);
        Map<String, Object> kept = researcher
                .with("--json")
                .run("timestamp", "attach", bundle, answer.toString(), "--ca", root)
                .succeeds()
                .json();
        assertThat(JsonText.object(kept, "stamp")).containsEntry("authority", "O=Practice,CN=Practice Time");
        assertThat(researcher
                        .with("--json")
                        .run("timestamp", "show", bundle)
                        .succeeds()
                        .json())
                .isEqualTo(kept);
        assertThat(researcher
                        .with("--lang", "ru")
                        .run("timestamp", "show", bundle)
                        .succeeds()
                        .out())
                .startsWith("Пакет " + bundle.substring(0, 8) + " существовал 20");
        researcher
                .run("timestamp", "attach", bundle, answer.toString(), "--ca", root)
                .endsWith(ExitCode.USAGE);

        Map<String, Object> shown =
                researcher.with("--json").run("show", "last").succeeds().json();
        String file = (String) JsonText.list(shown, "attachments").get(0).get("id");
        researcher.run("prove", file, "-o", "proof").succeeds();
        assertThat(Files.readString(folder.resolve("proof/VERIFY.txt")))
                .contains("openssl ts -verify -data tagmanifest-sha256.txt -in timestamp.tsr \\")
                .contains("5. An authority (O=Practice,CN=Practice Time) stated");
        Outcome judged = letopis.startProgram(List.of(
                        "bash",
                        "-c",
                        "cd proof && openssl ts -verify -data tagmanifest-sha256.txt -in timestamp.tsr"
                                + " -CAfile timestamp-ca.pem"))
                .finish()
                .succeeds();
        assertThat(judged.out()).contains("Verification: OK");
        researcher.run("check").succeeds();
        researcher.run("rekey").succeeds();
        assertThat(researcher
                        .with("--json")
                        .run("timestamp", "show", bundle)
                        .succeeds()
                        .json())
                .as("carried into a vault under new keys")
                .isEqualTo(kept);
    }

    @Test
    void whoever_sent_a_bundle_is_told_why_not_to_ask() {
        Letopis letopis = Post.copyInto(folder);
        String bundle = (String) Post.as("researcher", letopis)
                .with("--json")
                .run("verify", "1.age")
                .succeeds()
                .json()
                .get("bundle");
        Letopis monitor = Post.as("monitor", letopis);
        assertThat(monitor.run("timestamp", "request", bundle, "-o", "q.tsq")
                        .endsWith(ExitCode.REFUSED)
                        .said())
                .contains("at what hour and from where");
        assertThat(folder.resolve("q.tsq")).doesNotExist();
        monitor.run("timestamp", "request", "0".repeat(32), "-o", "q.tsq").endsWith(ExitCode.USAGE);
        monitor.run("timestamp").endsWith(ExitCode.USAGE);
    }
}
