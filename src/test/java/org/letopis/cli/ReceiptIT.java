package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** A receipt goes back to the sender, through the built jar. */
class ReceiptIT {
    @TempDir
    private Path folder;

    @Test
    void the_sender_sees_from_a_receipt_what_did_not_arrive() throws Exception {
        Letopis letopis = Post.copyInto(folder);
        Letopis monitor = Post.as("monitor", letopis);
        Letopis researcher = Post.as("researcher", letopis);
        assertThat(researcher
                        .run("receipt", "monitor", "-o", "r.age")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("No bundle came");
        researcher.run("import", "1.age", "3.age").succeeds();
        Map<String, Object> made = researcher
                .with("--json")
                .run("receipt", "monitor", "-o", "r.age")
                .succeeds()
                .json();
        assertThat(made).containsEntry("bundles", 2L);
        assertThat(Files.size(folder.resolve("r.age"))).isEqualTo(265_408);

        assertThat(monitor.with("--lang", "ru")
                        .run("import", "r.age")
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("не пакет, а расписка", "letopis receipt --check ФАЙЛ");
        Map<String, Object> checked = monitor.with("--json")
                .run("receipt", "--check", "r.age")
                .succeeds()
                .json();
        assertThat(JsonText.list(checked, "bundles"))
                .extracting(bundle -> bundle.get("seq") + " " + bundle.get("state"))
                .containsExactly("1 arrived", "2 not-confirmed", "3 arrived");
        assertThat(JsonText.list(checked, "missing"))
                .singleElement()
                .satisfies(span -> assertThat(span).containsEntry("first", 2L).containsEntry("last", 2L));
        assertThat(monitor.with("--lang", "ru")
                        .run("receipt", "--check", "r.age")
                        .succeeds()
                        .out())
                .contains("номер 2: не подтверждён")
                .contains("номер 3: дошёл целым")
                .contains("Не хватает в ряду");
        assertThat(monitor.run("custody").succeeds().out()).contains("receipt checked");

        assertThat(researcher
                        .run("receipt", "--check", "r.age")
                        .endsWith(ExitCode.NOT_FOR_ME)
                        .said())
                .contains("addressed to somebody else");
        assertThat(researcher
                        .run("receipt", "--check", "1.age")
                        .endsWith(ExitCode.DAMAGED)
                        .said())
                .contains("This is not a receipt");
        researcher.run("receipt", "monitor", "-o", "r.age").endsWith(ExitCode.USAGE);
        researcher.run("receipt", "monitor").endsWith(ExitCode.USAGE);
        researcher.run("receipt", "--check", "none.age").endsWith(ExitCode.IO);
        monitor.run("check").succeeds();

        researcher.run("receipt", "monitor", "--as", "nobody", "-o", "as.age").endsWith(ExitCode.USAGE);
        researcher.run("card", "new", "--name", "mill", "-o", "mill.card").succeeds();
        researcher.run("receipt", "monitor", "--as", "mill", "-o", "as.age").succeeds();
        monitor.run("receipt", "--check", "as.age").endsWith(ExitCode.UNKNOWN_SIGNER);
        monitor.run("contact", "add", "mill.card", "--name", "mill", "--verified")
                .succeeds();
        assertThat(monitor.run("receipt", "--check", "as.age").succeeds().out()).contains("mill");
    }
}
