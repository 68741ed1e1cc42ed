package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Small memory, other locales, nobody to ask, and where a passphrase comes from: DESIGN.md, section 11, points 21-25. */
class SurroundingsIT {
    private static final String STRONG = "seven lanterns drift over the quiet mill";

    @TempDir
    Path folder;

    private Letopis letopis;
    private Letopis monitor;

    @BeforeEach
    void copyTheVaults() {
        letopis = Correspondence.copyInto(folder).with("--lang", "en");
        monitor = letopis.as("monitor");
    }

    @Test
    void with_little_memory_init_takes_less_and_says_so() {
        for (Map.Entry<String, Long> heap :
                Map.of("-Xmx200m", 128L, "-Xmx150m", 64L).entrySet()) {
            Outcome made = letopis.jvm(heap.getKey())
                    .with("--json", "--vault", heap.getValue() + ".vault", "--passphrase-file", "monitor.passphrase")
                    .run("init")
                    .succeeds();
            assertThat(made.json()).containsEntry("memoryMib", heap.getValue());
            assertThat(made.said()).contains("-Xmx320m");
            letopis.jvm(heap.getKey())
                    .with("--vault", heap.getValue() + ".vault", "--passphrase-file", "monitor.passphrase")
                    .run("list")
                    .succeeds();
        }
    }

    @Test
    void with_too_little_memory_for_any_vault_init_is_74_and_leaves_none() {
        Outcome refused = letopis.jvm("-Xmx80m")
                .with("--vault", "small.vault", "--passphrase-file", "monitor.passphrase")
                .run("init")
                .endsWith(ExitCode.IO);
        assertThat(refused.said()).contains("-Xmx128m");
        assertThat(folder.resolve("small.vault")).doesNotExist();
    }

    @Test
    void a_word_that_the_locale_cannot_carry_is_2_and_nothing_is_stored_mangled() {
        Map<String, String> before = Snapshot.of(folder);
        for (String[] args : List.of(
                new String[] {"--vault", "Хранилище", "init", "--low-memory"},
                new String[] {"strip", "Фото.jpg", "-o", "clean"},
                new String[] {"contact", "add", "researcher.card", "--name", "Мира"})) {
            Outcome refused = monitor.environment("LC_ALL", "C").run(args);
            assertThat(refused.endsWith(ExitCode.USAGE).said()).contains("LC_ALL=C.UTF-8");
        }
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void russian_is_right_whatever_the_locale_says() {
        Letopis plain = Letopis.in(folder).environment("LC_ALL", "C");
        Letopis utf8 = Letopis.in(folder);
        assertThat(plain.run("--lang", "ru", "help", "export").succeeds().out())
                .isEqualTo(utf8.run("--lang", "ru", "help", "export").succeeds().out())
                .contains("Упаковать отчёты");
        assertThat(plain.as("monitor")
                        .run("show", "last", "--lang", "ru")
                        .succeeds()
                        .out())
                .isEqualTo(utf8.as("monitor")
                        .run("show", "last", "--lang", "ru")
                        .succeeds()
                        .out())
                .contains("четверо в форме");
        assertThat(plain.run("--lang", "ru", "lst").endsWith(ExitCode.USAGE).said())
                .startsWith("letopis: ")
                .contains("list")
                .matches("(?s).*[а-я]{4}.*");
    }

    @Test
    void file_names_in_any_script_are_kept() throws IOException {
        Files.copy(Correspondence.PNG, folder.resolve("Карта рынка – ряд 7.png"));
        Outcome captured = monitor.with("--json")
                .run(
                        "capture",
                        "--from",
                        Correspondence.REPORT.toString(),
                        "--checked",
                        "--attach",
                        "Карта рынка – ряд 7.png")
                .succeeds();
        assertThat(JsonText.list(captured.json(), "attachments").get(0))
                .containsEntry("name", "Карта рынка – ряд 7.png");
    }

    @Test
    void nobody_is_asked_where_that_is_not_wanted_or_there_is_no_terminal() {
        for (Letopis one : List.of(letopis, letopis.with("--no-input"))) {
            Letopis known = one.as("monitor");
            List<Running> all = List.of(
                    one.start("init", "--vault", "new.vault"),
                    one.start("list", "--vault", "monitor.vault"),
                    known.start("capture"),
                    known.start("contact", "verify", "researcher"));
            for (Running running : all) { // their standard input stays open, and empty
                assertThat(running.finish().endsWith(ExitCode.USAGE).said()).startsWith("letopis: ");
                running.closeInput();
            }
        }
        assertThat(folder.resolve("new.vault")).doesNotExist();
        Running init = letopis.with("--no-input", "--vault", "new.vault", "--passphrase-file", "monitor.passphrase")
                .start("init", "--low-memory");
        assertThat(init.finish().succeeds().said()).contains("Warning: There is no way back into this vault");
    }

    @Test
    void a_weak_passphrase_and_a_file_that_others_can_read_are_warned_of_and_taken() throws IOException {
        Path file = folder.resolve("p");
        Files.writeString(file, "short\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Letopis made = letopis.with("--vault", "new.vault", "--passphrase-file", "p");
        assertThat(made.run("init", "--low-memory").succeeds().said())
                .contains("Warning: The passphrase can be guessed")
                .contains("Warning: Others on this computer can read p");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(made.run("list", "--quiet").succeeds().said()).isEmpty();
        Files.writeString(file, "\nsecond line");
        assertThat(letopis.with("--vault", "other.vault", "--passphrase-file", "p")
                        .run("init", "--low-memory")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("The passphrase is empty");
        assertThat(folder.resolve("other.vault")).doesNotExist();
    }

    @Test
    void a_passphrase_is_the_first_line_without_its_end_from_a_file_or_a_descriptor() throws IOException {
        Files.writeString(folder.resolve("lf"), STRONG + "\nand a note\n");
        Files.writeString(folder.resolve("crlf"), STRONG + "\r\n");
        Files.writeString(folder.resolve("bare"), STRONG);
        Letopis made = letopis.with("--vault", "new.vault");
        assertThat(made.run("init", "--low-memory", "--passphrase-file", "lf")
                        .succeeds()
                        .said())
                .doesNotContain("is short");
        made.run("list", "--passphrase-file", "crlf").succeeds();
        made.run("list", "--passphrase-file", "bare").succeeds();
        Running typed = made.start("list", "--passphrase-fd", "0");
        typed.type(STRONG + "\n");
        typed.finish().succeeds();
        String line = String.join(" ", made.command("list", "--passphrase-fd", "3")) + " 3<crlf";
        letopis.startProgram(List.of("bash", "-c", line)).finish().succeeds();
        Files.writeString(folder.resolve("wrong"), STRONG + " \n");
        made.run("list", "--passphrase-file", "wrong").endsWith(ExitCode.WRONG_PASSPHRASE);
    }

    @Test
    void there_is_no_option_that_takes_the_passphrase_itself() {
        for (String option : List.of("--passphrase", "--password", "-p")) {
            letopis.run("list", option, "tulip").endsWith(ExitCode.USAGE);
        }
        assertThat(letopis.run("list", "--passphrase=tulip")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .as("a passphrase given by mistake is not repeated")
                .doesNotContain("tulip");
        assertThat(letopis.environment("LETOPIS_PASSPHRASE", "practice only: monitor")
                        .run("list", "--vault", "monitor.vault")
                        .endsWith(ExitCode.USAGE)
                        .said())
                .contains("A passphrase is needed");
    }
}
