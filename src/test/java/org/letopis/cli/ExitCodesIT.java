package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.failure.ExitCode;

/** Every exit code that a user can reach, except those of a damaged bundle (see {@link DamagedBundleIT}). */
class ExitCodesIT {
    @TempDir
    Path folder;

    private Letopis letopis;
    private Letopis monitor;
    private Letopis researcher;
    private Letopis stranger;

    @BeforeEach
    void copyTheVaults() {
        letopis = Correspondence.copyInto(folder).with("--lang", "en");
        monitor = letopis.as("monitor");
        researcher = letopis.as("researcher");
        stranger = letopis.as("stranger");
    }

    static Stream<Arguments> misunderstandings() {
        return Stream.of(
                arguments("frob", "letopis does not know \"frob\""),
                arguments("lst", "Did you mean: list"),
                arguments("list --frob", "does not know \"--frob\""),
                arguments("list extra", "does not know \"extra\""),
                arguments("show", "ID is missing"),
                arguments("strip x.jpg", "--output is missing"),
                arguments("strip -o clean", "FILE is missing"),
                arguments("export last -o x.age", "--to is missing"),
                arguments("list --vault", "--vault is missing"),
                arguments("list --vault a --vault b", "--vault was given twice"),
                arguments("list --lang xx", "\"xx\" does not fit --lang"),
                arguments("list --passphrase-fd three", "\"three\" does not fit --passphrase-fd"),
                arguments("list --passphrase-fd 9 --vault monitor.vault", "File descriptor 9 is not open"),
                arguments("list --passphrase-fd 0 --passphrase-file f --vault monitor.vault", "Give either"),
                arguments("list --vault monitor.vault", "A passphrase is needed"),
                arguments("contact", "The command is not complete"),
                arguments("help frob", "does not know \"frob\""),
                arguments("capture --vault monitor.vault", "There is no terminal"),
                arguments("init --vault monitor.vault --passphrase-file f", "monitor.vault is there already"),
                arguments("card -o monitor.card --vault monitor.vault", "monitor.card is there already"));
    }

    @ParameterizedTest
    @MethodSource("misunderstandings")
    void a_command_that_is_not_understood_is_2(String line, String said) {
        Map<String, String> before = Snapshot.of(folder);
        Outcome outcome = letopis.run(line.split(" ")).endsWith(ExitCode.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.said()).startsWith("letopis: ").contains(said);
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void the_same_is_said_to_a_program_as_json() {
        Outcome outcome = letopis.with("--json").run("list", "--qqqq").endsWith(ExitCode.USAGE);
        assertThat(JsonText.object(outcome.json(), "error"))
                .containsEntry("exit", 2L)
                .containsEntry("key", "usage.unknown")
                .containsKey("message");
    }

    @Test
    void help_and_version_are_0() {
        assertThat(letopis.run("--version").succeeds().out()).matches("letopis \\d+\\.\\d+\\.\\d+.*\\n");
        assertThat(letopis.run().succeeds().out()).startsWith("Letopis");
        assertThat(letopis.run("help", "contact", "add").succeeds().out()).startsWith("Usage: letopis contact add");
        assertThat(letopis.run("export", "--help").succeeds().out()).startsWith("Usage: letopis export");
    }

    @Test
    void an_output_that_is_there_is_never_replaced() {
        Map<String, String> before = Snapshot.of(folder);
        assertThat(monitor.run("export", "last", "--to", "researcher", "-o", "bundle.age")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("bundle.age is there already");
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void a_report_that_is_not_one_is_2_and_says_where() throws IOException {
        Files.writeString(folder.resolve("r.json"), "{\n  \"format\": \"letopis-report/1\",\n  \"title\" 5\n}\n");
        assertThat(monitor.run("capture", "--from", "r.json")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("r.json: Line 3, column ");
        assertThat(monitor.run("show", "ffff").endsWith(ExitCode.USAGE).said()).contains("There is no report ffff");
        assertThat(monitor.run("export", "last", "--to", "nobody", "-o", "x.age")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("There is no contact nobody");
    }

    @Test
    void no_vault_is_10() {
        assertThat(letopis.run("list").endsWith(ExitCode.NO_VAULT).said()).contains("letopis init");
        assertThat(letopis.with("--vault", "none.vault", "--passphrase-file", "monitor.passphrase")
                        .run("list")
                        .endsWith(ExitCode.NO_VAULT)
                        .said())
                .contains("There is no vault at none.vault");
        assertThat(folder.resolve("none.vault")).doesNotExist();
    }

    @Test
    void a_vault_on_which_another_program_works_is_11() throws Exception {
        Map<String, String> before = Snapshot.of(folder);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("monitor.vault"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            Running list = monitor.start("list");
            Running capture = monitor.start("capture", "--from", Correspondence.REPORT.toString());
            assertThat(list.finish().endsWith(ExitCode.BUSY).said()).contains("Another program works on the vault");
            capture.finish().endsWith(ExitCode.BUSY);
            statement.execute("ROLLBACK");
        }
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void a_wrong_passphrase_is_12() throws IOException {
        Map<String, String> before = Snapshot.of(folder);
        assertThat(letopis.with("--vault", "monitor.vault", "--passphrase-file", "researcher.passphrase")
                        .run("list")
                        .endsWith(ExitCode.WRONG_PASSPHRASE)
                        .out())
                .isEmpty();
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void a_file_that_is_not_a_vault_or_a_damaged_one_is_20() throws IOException {
        Path vault = folder.resolve("monitor.vault");
        byte[] bytes = Files.readAllBytes(vault);
        Files.write(vault, Files.readAllBytes(Correspondence.PNG));
        monitor.run("list").endsWith(ExitCode.DAMAGED);
        Files.write(vault, new byte[0]);
        monitor.run("list").endsWith(ExitCode.DAMAGED);
        for (int i = bytes.length / 2; i < bytes.length; i += 997) {
            bytes[i] ^= 4;
        }
        Files.write(vault, bytes);
        monitor.run("export", "last", "--to", "researcher", "-o", "new.age").endsWith(ExitCode.DAMAGED);
        assertThat(folder.resolve("new.age")).doesNotExist();
    }

    @Test
    void a_bundle_for_somebody_else_is_21() {
        Map<String, String> before = Snapshot.of(folder);
        stranger.run("verify", "bundle.age").endsWith(ExitCode.NOT_FOR_ME);
        stranger.run("import", "bundle.age", "--accept-unknown").endsWith(ExitCode.NOT_FOR_ME);
        monitor.run("import", "bundle.age").endsWith(ExitCode.NOT_FOR_ME);
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void an_uncompared_contact_or_an_unknown_signer_is_22_unless_accepted_and_stays_marked() {
        monitor.run("contact", "add", "stranger.card", "--name", "stranger").succeeds();
        String[] export = {"export", "last", "--to", "stranger", "-o", "for-stranger.age"};
        assertThat(monitor.run(export).endsWith(ExitCode.UNKNOWN_SIGNER).said())
                .contains("The words of stranger were not compared");
        assertThat(folder.resolve("for-stranger.age")).doesNotExist();
        assertThat(monitor.run("export", "last", "--to", "stranger", "-o", "for-stranger.age", "--accept-unverified")
                        .succeeds()
                        .out())
                .contains("for-stranger.age");

        byte[] vault = bytes("stranger.vault");
        stranger.run("verify", "for-stranger.age").endsWith(ExitCode.UNKNOWN_SIGNER);
        assertThat(stranger.run("import", "for-stranger.age")
                        .endsWith(ExitCode.UNKNOWN_SIGNER)
                        .said())
                .contains("is unknown", "--accept-unknown");
        assertThat(bytes("stranger.vault")).isEqualTo(vault);
        signerIs("unknown", null, stranger.with("--json").run("verify", "for-stranger.age", "--accept-unknown"));
        stranger.run("contact", "add", "monitor.card", "--name", "monitor").succeeds();
        assertThat(stranger.run("import", "for-stranger.age")
                        .endsWith(ExitCode.UNKNOWN_SIGNER)
                        .said())
                .contains("were not compared");
        signerIs(
                "unverified", "monitor", stranger.with("--json").run("import", "for-stranger.age", "--accept-unknown"));

        stranger.run("contact", "verify", "monitor", "--verified").succeeds();
        Outcome list = stranger.with("--json").run("list").succeeds();
        assertThat(JsonText.object(JsonText.list(list.json(), "reports").get(0), "origin"))
                .as("comparing later does not change how it came in")
                .containsEntry("trust", "unverified");
        assertThat(JsonText.object(
                        stranger.with("--json").run("show", "last").succeeds().json(), "origin"))
                .containsEntry("trust", "unverified");
        assertThat(stranger.run("list").succeeds().out()).contains("not compared");
    }

    private static void signerIs(String trust, String contact, Outcome outcome) {
        assertThat(JsonText.object(outcome.succeeds().json(), "signer"))
                .containsEntry("trust", trust)
                .containsEntry("contact", contact);
    }

    @Test
    void a_bundle_that_was_imported_before_is_23_and_may_still_be_verified() {
        researcher.run("import", "bundle.age").succeeds();
        byte[] vault = bytes("researcher.vault");
        assertThat(researcher
                        .run("import", "bundle.age")
                        .endsWith(ExitCode.REPLAY)
                        .said())
                .contains("was imported before");
        assertThat(bytes("researcher.vault")).isEqualTo(vault);
        researcher.run("verify", "bundle.age").succeeds();
    }

    @Test
    void a_name_from_the_compartment_in_the_words_is_30_and_nothing_is_packed() throws IOException {
        String name = Correspondence.names(Correspondence.report()).get(0);
        Files.writeString(
                folder.resolve("r.json"),
                Files.readString(Correspondence.REPORT).replace("one trader aside", "the trader " + name + " aside"));
        monitor.run("capture", "--from", "r.json").succeeds();
        Outcome refused = monitor.run("export", "last", "--to", "researcher", "-o", "new.age")
                .endsWith(ExitCode.REFUSED);
        assertThat(refused.said()).contains("is named in what would leave").doesNotContain(name);
        assertThat(folder.resolve("new.age")).doesNotExist();
        researcher.run("import", "bundle.age").succeeds();
        researcher
                .run("contact", "add", "stranger.card", "--name", "s", "--verified")
                .succeeds();
        assertThat(researcher
                        .run("export", "last", "--to", "s", "-o", "new.age")
                        .endsWith(ExitCode.REFUSED)
                        .said())
                .contains("was received");
        assertThat(folder.resolve("new.age")).doesNotExist();
    }

    @Test
    void what_could_not_be_cleaned_is_left_out_and_is_31() throws IOException {
        monitor.run(
                        "capture",
                        "--from",
                        Correspondence.REPORT.toString(),
                        "--checked",
                        "--attach",
                        Correspondence.oldOffice(folder).toString(),
                        Correspondence.PNG.toString())
                .succeeds();
        Outcome exported = monitor.run("export", "last", "--to", "researcher", "-o", "new.age")
                .endsWith(ExitCode.PARTLY_DONE);
        assertThat(exported.said()).contains("statement.doc has no clean copy and was left out");
        assertThat(researcher.with("--json").run("verify", "new.age").succeeds().json())
                .containsEntry("attachments", 1L);

        Files.createDirectory(folder.resolve("clean"));
        Files.writeString(folder.resolve("clean/dirty.png"), "mine");
        Outcome stripped = letopis.run(
                        "strip",
                        Correspondence.oldOffice(folder).toString(),
                        Correspondence.JPEG.toString(),
                        Correspondence.PNG.toString(),
                        "nowhere.jpg",
                        "-o",
                        "clean")
                .endsWith(ExitCode.PARTLY_DONE);
        assertThat(stripped.said()).contains("Files: 4. Cleaned: 1. Left: 3.");
        assertThat(folder.resolve("clean/dirty.png")).hasContent("mine");
        assertThat(Snapshot.of(folder.resolve("clean")).keySet())
                .containsExactlyInAnyOrder("", "dirty.jpg", "dirty.png");
    }

    @Test
    void a_file_that_is_not_there_or_cannot_be_written_is_74() throws IOException {
        String report = Correspondence.REPORT.toString();
        Map<String, String> before = Snapshot.of(folder);
        assertThat(monitor.run("capture", "--from", "none.json")
                        .endsWith(ExitCode.IO)
                        .said())
                .contains("There is no file none.json");
        assertThat(monitor.run("capture", "--from", report, "--checked", "--attach", "none.jpg")
                        .endsWith(ExitCode.IO)
                        .said())
                .contains("There is no file none.jpg");
        monitor.run("import", "none.age").endsWith(ExitCode.IO);
        monitor.run("contact", "add", "none.card", "--name", "x").endsWith(ExitCode.IO);
        letopis.run("inspect", "none.jpg").endsWith(ExitCode.IO);
        letopis.with("--passphrase-file", "none", "--vault", "monitor.vault")
                .run("list")
                .endsWith(ExitCode.IO);
        assertThat(monitor.run("export", "last", "--to", "researcher", "-o", "nowhere/x.age")
                        .endsWith(ExitCode.IO)
                        .said())
                .contains("There is no folder");
        letopis.with("--vault", "nowhere/x.vault", "--passphrase-file", "monitor.passphrase")
                .run("init")
                .endsWith(ExitCode.IO);
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    /** A limit on the size of files stands for the full disk. */
    @Test
    void a_full_disk_is_74_and_loses_nothing() throws IOException {
        long kib = Files.size(folder.resolve("monitor.vault")) / 1024 + 64;
        Files.write(folder.resolve("big.bin"), new byte[4 << 20]);
        String[] capture = {"capture", "--from", Correspondence.REPORT.toString(), "--checked", "--attach", "big.bin"};
        String line = String.join(" ", monitor.command(capture));
        Outcome full = letopis.startProgram(List.of("bash", "-c", "ulimit -f " + kib + "; exec " + line))
                .finish()
                .endsWith(ExitCode.IO);
        assertThat(full.said()).startsWith("letopis: ");
        assertThat(JsonText.list(monitor.with("--json").run("list").succeeds().json(), "reports"))
                .hasSize(1);
        monitor.run("export", "last", "--to", "researcher", "-o", "again.age").succeeds();
    }

    @Test
    void too_little_memory_is_74_and_names_how_much_is_needed() {
        assertThat(letopis.with("--vault", "big.vault", "--passphrase-file", "monitor.passphrase", "--json")
                        .run("init")
                        .succeeds()
                        .json())
                .containsEntry("memoryMib", 256L);
        Letopis big = letopis.with("--vault", "big.vault", "--passphrase-file", "monitor.passphrase");
        assertThat(big.jvm("-Xmx200m").run("list").endsWith(ExitCode.IO).said()).contains("-Xmx320m");
        assertThat(big.jvm("-Xmx64m").run("list").endsWith(ExitCode.IO).said()).contains("-Xmx320m");
        big.jvm("-Xmx320m").run("list").succeeds();
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
