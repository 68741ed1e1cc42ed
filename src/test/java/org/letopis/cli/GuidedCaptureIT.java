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
    private static final String FORM = """
            format: letopis-form/1
            id: river
            labels: {en: The river, ru: Река}
            questions:
              - id: keep
                labels: {en: "May it be kept?", ru: "Можно ли хранить рассказ?"}
                kind: choice
                fills: consents[store].decision
                list: consentDecision
                required: always
              - id: allowed
                labels: {en: "Who allowed it?", ru: "Кто это разрешил?"}
                kind: choice
                fills: consents[store].givenBy
                list: consentGivenBy
                when: {question: keep, equals: "yes"}
              - id: told
                labels: {en: "What happened?", ru: "Что произошло?"}
                kind: text
                fills: narrative
                required: always
              - id: day
                labels: {en: "When was it?", ru: "Когда это было?"}
                kind: date
                fills: occurred
              - id: done
                labels: {en: "What was done?", ru: "Что сделали?"}
                kind: choice
                fills: acts[].type
                list: acts
            """;
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
        return Letopis.in(folder).kept().with("--vault", "v", "--passphrase-file", "p");
    }

    @Test
    void a_report_is_captured_by_answering_in_english() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            Person monitor = new Person(screen);
            monitor.answers("1", "can nobody look over your shoulder?");
            monitor.answers("skip", "How dangerous would it be");
            monitor.answers("amber", "This one is needed.");
            monitor.answers("yes", "Does the person agree that we keep this account?");
            monitor.answers("back", "May colleagues see it");
            monitor.answers("4", "Does the person agree that we keep this account?");
            monitor.answers("skip", "May colleagues see it");
            monitor.answers("Three men came at noon.", "What happened, from the beginning?");
            monitor.answers("They left at two.", "> Three men came at noon. >");
            monitor.answers("", "> They left at two. >");
            monitor.answers("the night to 4 March 2026, roughly", "When was that?");
            monitor.answers("", "Understood: In the night from about 3 March 2026");
            monitor.answers("Narnia", "In which country?");
            monitor.answers("skip", "In which town");
            monitor.answers("skip", "At which spot exactly?");
            monitor.answers("xa", "is not a two-letter country code.");
            monitor.answers("skip", "In which town");
            monitor.answers("skip", "At which spot exactly?");
            monitor.answers("arbitrary", "What was done to this person?");
            monitor.answers("1", "1. arbitrary arrest");
            monitor.answers("", "Chosen: arbitrary arrest");
            monitor.answers("Ilmar Oden", "The person's name?");
            monitor.answers("", "> Ilmar Oden >");
            monitor.answers("1", "One person, a group, an organisation?");
            monitor.answers("skip", "Sex?");
            monitor.answers("don't know", "How old was the person then?");
            monitor.answers("skip", "Why this person");
            monitor.answers("police", "Who were they");
            monitor.answers("skip", "What was their part in it?");
            monitor.answers("skip", "What has the one who tells it");
            monitor.answers("no", "Was something done to someone else too?");
            monitor.answers("no", "Did someone else take part in it?");
            monitor.answers("", "what is the report about?");
            monitor.answers("Inspection at the north gate", "This one is needed.");
            monitor.answers("nosuch.jpg", "Which files");
            monitor.answers("photo one.jpg", "There is no file nosuch.jpg");
            monitor.answers("", "added: photo one.jpg");
            monitor.answers("8", "8. The person's name? Ilmar Oden");
            monitor.answers("Ilmar Vessel", "The person's name?");
            monitor.answers("", "> Ilmar Vessel >");
            monitor.answers("seal", "8. The person's name? Ilmar Vessel");
            assertThat(screen.exit()).isZero();
            looksRight(screen);
            assertThat(screen.text()).contains("Sealed report ");
        }
        Map<String, Object> report = letopis()
                .run("show", "last", "--identities", "--json")
                .succeeds()
                .json();
        assertThat(report)
                .containsEntry("title", Map.of("lang", "en", "text", "Inspection at the north gate"))
                .containsEntry(
                        "narrative",
                        List.of(Map.of("lang", "en", "text", "Three men came at noon.\nThey left at two.")))
                .containsEntry("protection", "amber")
                .containsEntry("timeOfDay", "night")
                .containsEntry("places", List.of(Map.of("country", "XA", "precision", "country")));
        assertThat(JsonText.object(report, "occurred"))
                .containsEntry("edtf", "2026-03-03~/2026-03-04~")
                .containsEntry("asStated", Map.of("lang", "en", "text", "the night to 4 March 2026, roughly"));
        assertThat(JsonText.list(report, "acts"))
                .singleElement()
                .satisfies(act -> assertThat(act).containsEntry("type", "A15"));
        assertThat(JsonText.list(report, "involvements"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("actorType", "P11"));
        assertThat(JsonText.list(report, "identities"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("names", List.of("Ilmar Vessel")));
        assertThat(JsonText.list(report, "attachments"))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("name", "photo one.jpg"));
    }

    @Test
    void a_killed_capture_goes_on_where_it_was_in_russian() throws IOException {
        makeTheVault();
        try (Screen screen = Screen.open(folder)) {
            Files.writeString(folder.resolve("own.yaml"), FORM);
            screen.type("./letopis --vault v --lang ru capture --form own.yaml --attach 'photo one.jpg'");
            screen.await("Пароль:");
            screen.type(PASSPHRASE);
            Person monitor = new Person(screen);
            monitor.answers("да", "не заглядывает ли кто-нибудь");
            monitor.answers("да", "Можно ли хранить рассказ?");
            monitor.answers("не знаю", "Кто это разрешил?");
            Waiting.until("the question after", () -> screen.text().contains("Что произошло?"), screen::text);
            kill();
            screen.await("ready$ ");
            assertThat(letopis().run("check").succeeds().out()).contains("Reports: 0");

            screen.clear();
            screen.type("./letopis --vault v --lang ru capture --attach 'photo one.jpg'");
            screen.await("Пароль:");
            screen.type(PASSPHRASE);
            Person again = new Person(screen);
            again.answers("1", "Здесь начат и ещё не запечатан отчёт (ответов: 2).");
            again.answers("назад", "Что произошло?");
            again.answers("3", "Кто это разрешил?");
            again.answers("Утром у реки нашли тело.", "Что произошло?");
            again.answers("", "> Утром у реки нашли тело. >");
            again.answers("ноябрь 2007", "Когда это было?");
            again.answers("", "Ноябрь 2007");
            again.answers("смерт", "Что сделали?");
            again.answers("1", "смерть под стражей");
            again.answers("да", "Пострадал ли кто-то ещё?");
            again.answers("пропустить", "Что сделали?");
            again.answers("пропустить", "Пострадал ли кто-то ещё?");
            again.answers("Тело у реки", "О чём отчёт");
            again.answers("", "Какие файлы к нему относятся?");
            again.answers("запечатать", "Ваш отчёт: Тело у реки");
            assertThat(screen.exit()).isZero();
            looksRight(screen);
        }
        Map<String, Object> report =
                letopis().run("show", "last", "--json").succeeds().json();
        assertThat(report)
                .containsEntry("title", Map.of("lang", "ru", "text", "Тело у реки"))
                .containsEntry("narrative", List.of(Map.of("lang", "ru", "text", "Утром у реки нашли тело.")));
        assertThat(JsonText.object(report, "occurred")).containsEntry("edtf", "2007-11");
        assertThat(JsonText.list(report, "consents"))
                .anySatisfy(consent -> assertThat(consent)
                        .containsEntry("scope", "store")
                        .containsEntry("decision", "yes")
                        .containsEntry("givenBy", "next-of-kin"));
        assertThat(JsonText.list(report, "attachments")).hasSize(1);
    }

    /** Kills the command that runs in the terminal, as when the battery is torn out. */
    private void kill() {
        String home = "-Duser.home=" + folder.toAbsolutePath();
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(words -> List.of(words).contains(home))
                        .isPresent())
                .forEach(ProcessHandle::destroyForcibly);
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
            monitor.answers("1", "look over your shoulder?");
            screen.await(">");
            screen.key("C-c");
            assertThat(screen.exit()).isEqualTo(130);

            screen.clear();
            screen.type("./letopis --vault v --lang en capture");
            screen.await("Passphrase:");
            screen.type(PASSPHRASE);
            new Person(screen).answers("1", "look over your shoulder?");
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
            awaitPrompt();
            String before = screen.text().replaceAll("\\s+", " ");
            assertThat(before).contains(asked);
            screen.type(typed);
            answers++;
        }

        private void awaitPrompt() {
            Waiting.until(
                    "prompt " + (answers + 1),
                    () -> prompts().size() > answers
                            && screen.text().stripTrailing().endsWith("\n>"),
                    screen::text);
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
