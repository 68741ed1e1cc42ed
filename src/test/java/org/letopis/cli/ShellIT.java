package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** One unlocked session, at a real terminal and with the lines of a script. */
class ShellIT {
    private static final String PASSPHRASE = "тихая мельница and seven lanterns";
    private static final String READY = "letopis> ";

    @TempDir
    private Path folder;

    private void makeTheVault() throws IOException {
        Files.writeString(folder.resolve("p"), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(folder.resolve("p"), PosixFilePermissions.fromString("rw-------"));
        Letopis.in(folder)
                .with("--vault", "v", "--passphrase-file", "p", "--no-input")
                .run("init", "--low-memory")
                .succeeds();
        Files.delete(folder.resolve("p"));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    private void nothingReadable(String words) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                String sought = new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                assertThat(bytes.contains(sought)).as("%s in %s", words, file).isFalse();
            }
        }
    }

    @Test
    void a_session_at_a_terminal_in_english() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            Set<String> before = files();
            begin(screen, "en", "Passphrase:", "");
            screen.keys("sl");
            screen.key("Tab");
            screen.await(READY + "slots");
            screen.keys("li");
            screen.key("Tab");
            screen.await(READY + "slots list");
            screen.keys("--js");
            screen.key("Tab");
            screen.await(READY + "slots list --json");
            screen.type("");
            screen.await(READY);
            assertThat(screen.text()).contains("\"kind\":\"passphrase\"");

            screen.keys("half a 'line");
            screen.key("C-c");
            screen.await(READY);
            screen.type("show nosuch");
            screen.await("Exit code: 2\n" + READY);

            screen.type("capture");
            screen.await("2. no, or not sure\n>");
            screen.keys("Planted quiet words");
            screen.key("C-c");
            screen.await("Stopped.\nExit code: 130\n" + READY);
            screen.type("list");
            screen.await("Reports: 0.\n" + READY);
            assertThat(screen.text().split("Passphrase:", -1)).hasSize(2);

            screen.key("Up");
            screen.type("lock");
            screen.await("Locked.\n" + READY);
            screen.type("check");
            screen.await("Passphrase:");
            screen.key("C-c");
            screen.await("Exit code: 130\n" + READY);
            screen.type("check");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            screen.await(READY);
            screen.key("C-d");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).doesNotContain("Exception", "\tat ", PASSPHRASE);
            assertThat(files()).isEqualTo(before);
        }
        nothingReadable("Planted quiet words");
        nothingReadable(PASSPHRASE);
    }

    @Test
    void a_session_left_alone_locks_itself_and_panic_ends_it_in_russian() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            begin(screen, "ru", "Пароль:", "--idle 2s");
            screen.await("Заперто: какое-то время команд не было.\n" + READY);
            screen.type("list");
            screen.await("Пароль:");
            screen.type("не тот пароль");
            screen.await("Код завершения: 12\n" + READY);
            screen.type("list");
            screen.await("Пароль:");
            screen.type(PASSPHRASE);
            screen.await("Отчётов: 0.\n" + READY);
            screen.type("capture");
            screen.await("не уверен\n>");
            screen.type("1");
            screen.await("не должно покидать хранилище\n>");
            screen.type("1");
            screen.await("Код завершения: 130\n" + READY);
            assertThat(screen.text()).contains("Заперто: какое-то время команд не было.");
            screen.type("capture");
            screen.await("Пароль:");
            screen.type(PASSPHRASE);
            screen.await("начать заново\n>");
            assertThat(screen.text()).contains("не запечатан отчёт (ответов: 1)");
            screen.key("C-c");
            screen.await(READY);
            screen.type("panic");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).doesNotContain("Exception", PASSPHRASE);
        }
    }

    private void begin(Screen screen, String language, String question, String options) {
        screen.type("./letopis --vault v --lang " + language + " shell " + options);
        screen.await(question);
        screen.type(PASSPHRASE);
        screen.await(READY);
    }

    private Running script(String... options) {
        return Letopis.in(folder)
                .jvm("-Xmx64m")
                .with("--no-input", "--lang", "en", "--vault", "v", "--key-file", "k")
                .start(options);
    }

    private void makeTheKeyVault() {
        Letopis.in(folder)
                .jvm("-Xmx64m")
                .with("--no-input", "--vault", "v", "--key-file", "k")
                .run("init")
                .succeeds();
    }

    @Test
    void a_script_runs_line_by_line_with_the_keys_kept_in_memory() throws IOException {
        makeTheKeyVault();
        Running shell = script("shell");
        shell.type("slots list\n");
        shell.type("show 'no such' # a comment\n");
        shell.awaitError("Exit code: 2");
        Files.move(folder.resolve("k"), folder.resolve("away"));
        shell.type("card -o \"my card.txt\"\nlist\nshell\nlock\nlist\n");
        shell.awaitError("Exit code: 74");
        shell.closeInput();
        Outcome done = shell.finish().endsWith(ExitCode.PARTLY_DONE);
        assertThat(done.out()).contains("key file");
        assertThat(done.said())
                .contains("There is no report no such.", "Reports: 0.", "This is a session already.", "Locked.");
        assertThat(folder.resolve("my card.txt")).exists();
    }

    @Test
    void a_script_can_end_at_the_first_failure_and_panic_ends_it() {
        makeTheKeyVault();
        Running stopping = script("shell", "--stop-on-error");
        stopping.type("show nosuch\nlist\n");
        stopping.closeInput();
        assertThat(stopping.finish().endsWith(ExitCode.USAGE).said()).doesNotContain("Reports:");
        Running panicking = script("shell");
        panicking.type("list\npanic\nlist\n");
        panicking.closeInput();
        assertThat(panicking.finish().succeeds().said()).containsOnlyOnce("Reports:");
        script("shell").finish().endsWith(ExitCode.WRONG_PASSPHRASE);
        Letopis.in(folder).with("--vault", "none").run("shell").endsWith(ExitCode.NO_VAULT);
        script("shell", "--idle", "6").finish().endsWith(ExitCode.USAGE);
    }
}
