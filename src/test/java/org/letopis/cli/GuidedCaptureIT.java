package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guided capture at a real terminal, by a person who hesitates, goes back and mistypes. */
class GuidedCaptureIT {
    private static final String PASSPHRASE = "тихая мельница and seven lanterns";

    @TempDir
    Path folder;

    private void makeTheVault() throws IOException {
        Path file = folder.resolve("p");
        Files.writeString(file, PASSPHRASE + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.copy(Correspondence.JPEG, folder.resolve("photo one.jpg"));
        letopis().run("init", "--low-memory").succeeds();
    }

    private Letopis letopis() {
        return Letopis.in(folder).with("--vault", "v", "--passphrase-file", "p");
    }

    @Test
    void a_report_is_captured_by_answering_in_english() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            Person monitor = new Person(screen);
            monitor.answers("skip", "what is the report about?");
            monitor.answers("Inspection at the north gate", "This one is needed.");
            monitor.answers("A first attempt", "What happened?");
            monitor.answers("", "> A first attempt >");
            monitor.answers("back", "When?");
            monitor.answers("Three men came at noon.", "What happened?");
            monitor.answers("They left at two.", "> Three men came at noon. >");
            monitor.answers("", "> They left at two. >");
            monitor.answers("yesterday", "When?");
            monitor.answers("2026-03-04~", "is not a date such as");
            monitor.answers("Narnia", "In which country?");
            monitor.answers("xa", "is not a two-letter country code");
            monitor.answers("skip", "In which town");
            monitor.answers("nosuch.jpg", "Which files");
            monitor.answers("photo one.jpg", "There is no file nosuch.jpg");
            monitor.answers("", "added: photo one.jpg");
            assertThat(screen.exit()).isZero();
            looksRight(screen);
            assertThat(screen.text()).contains("Sealed report ");
        }
        Map<String, Object> report =
                letopis().run("show", "last", "--json").succeeds().json();
        assertThat(report)
                .containsEntry("title", Map.of("lang", "en", "text", "Inspection at the north gate"))
                .containsEntry(
                        "narrative",
                        List.of(Map.of("lang", "en", "text", "Three men came at noon.\nThey left at two.")))
                .containsEntry("occurred", "2026-03-04~")
                .containsEntry("places", List.of(Map.of("country", "XA", "precision", "country")));
        assertThat(JsonText.list(report, "attachments"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("name", "photo one.jpg"));
    }

    @Test
    void a_report_is_captured_by_answering_in_russian() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang ru capture --attach 'photo one.jpg'");
            screen.await("Пароль:");
            screen.type(PASSPHRASE);
            Person monitor = new Person(screen);
            monitor.answers("пропустить", "О чём отчёт");
            monitor.answers("Проверка у северных ворот", "Этот ответ нужен.");
            monitor.answers("назад", "Что произошло?");
            monitor.answers("Проверка у южных ворот", "О чём отчёт");
            monitor.answers("В полдень пришли трое.", "Что произошло?");
            monitor.answers("", "> В полдень пришли трое. >");
            monitor.answers("вчера", "Когда?");
            monitor.answers("2026-03", "не дата вида");
            monitor.answers("XA", "В какой стране?");
            monitor.answers("Нижний Сад", "В каком городе");
            monitor.answers("назад", "Какие файлы");
            monitor.answers("Верхний Сад", "В каком городе");
            monitor.answers("пропустить", "Какие файлы");
            assertThat(screen.exit()).isZero();
            looksRight(screen);
        }
        Map<String, Object> report =
                letopis().run("show", "last", "--json").succeeds().json();
        assertThat(report)
                .containsEntry("title", Map.of("lang", "ru", "text", "Проверка у южных ворот"))
                .containsEntry("narrative", List.of(Map.of("lang", "ru", "text", "В полдень пришли трое.")))
                .containsEntry("occurred", "2026-03")
                .containsEntry(
                        "places",
                        List.of(Map.of("country", "XA", "settlement", "Верхний Сад", "precision", "settlement")));
        assertThat(JsonText.list(report, "attachments")).hasSize(1);
    }

    @Test
    void control_c_is_130_stores_nothing_and_gives_the_terminal_back() throws IOException {
        makeTheVault();
        Map<String, String> before = Snapshot.of(folder);
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.key("C-c");
            assertThat(screen.exit()).isEqualTo(130);
            assertThat(screen.run("stty -a | grep -qw -- -echo"))
                    .as("typing is shown again")
                    .isEqualTo(1);

            screen.clear();
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            Person monitor = new Person(screen);
            monitor.answers("A title that is not to be kept", "what is the report about?");
            monitor.answers("Some words", "What happened?");
            screen.await(">");
            screen.key("C-c");
            assertThat(screen.exit()).isEqualTo(130);

            screen.clear();
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            new Person(screen).answers("Another", "what is the report about?");
            screen.await(">");
            screen.key("C-d");
            assertThat(screen.exit()).as("the end of input stops it too").isEqualTo(130);
        }
        Files.delete(folder.resolve("letopis"));
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void a_new_vault_asks_twice_and_a_wrong_passphrase_is_12() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault w --lang en init --low-memory");
            screen.await("(several random words are best):");
            screen.type(PASSPHRASE);
            screen.await("The same again:");
            screen.type(PASSPHRASE + "!");
            assertThat(screen.exit()).isEqualTo(2);
            assertThat(folder.resolve("w")).doesNotExist();
            assertThat(screen.text()).contains("The two passphrases differ").doesNotContain("мельница");

            screen.clear();
            screen.type("./letopis --vault v --lang en list");
            screen.await("Passphrase:");
            screen.type("мельница");
            assertThat(screen.exit()).isEqualTo(12);
            assertThat(screen.text()).doesNotContain("мельница");
            assertThat(screen.run("./letopis --vault v --lang en --no-input list"))
                    .isEqualTo(2);
        }
    }

    /** Someone who answers at each prompt. */
    private static final class Person {
        private final Screen screen;
        private int answers;

        Person(Screen screen) {
            this.screen = screen;
        }

        /** Waits for the next prompt, expects this question or remark before it, and answers. */
        void answers(String typed, String asked) {
            Waiting.until(
                    "prompt " + (answers + 1),
                    () -> prompts().size() > answers
                            && screen.text().stripTrailing().endsWith("\n>"),
                    screen::text);
            String before = screen.text().replaceAll("\\s+", " ");
            assertThat(before.substring(before.lastIndexOf(asked) + 1)).contains(asked.substring(1));
            screen.type(typed);
            answers++;
        }

        private List<String> prompts() {
            return screen.text().lines().filter(line -> line.startsWith(">")).toList();
        }
    }

    private static void looksRight(Screen screen) {
        assertThat(screen.text()).doesNotContain("мельница").doesNotContain("lanterns");
        assertThat(screen.text().lines()).allMatch(line -> line.length() <= Screen.COLUMNS, "fits the screen");
        assertThat(screen.raw()).doesNotContain("\u001b");
    }
}
