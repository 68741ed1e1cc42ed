package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new vault's owner is asked about ways back, at a real terminal. */
class InitQuestionsIT {
    private static final String PASSPHRASE = "тихая мельница and seven lanterns";
    private static final Pattern CODE = Pattern.compile("(?m)^    ([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})$");

    @TempDir
    private Path folder;

    private static void passphrase(Screen screen, String first, String second) {
        screen.await(first);
        screen.type(PASSPHRASE);
        screen.await(second);
        screen.type(PASSPHRASE);
    }

    @Test
    void a_code_shares_and_a_sheet_are_made_by_answering_and_the_code_is_proved() throws IOException {
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang en init --low-memory");
            passphrase(screen, "are best):", "again:");
            screen.await("Make one? (yes/no)");
            screen.type("yes");
            screen.await("Make them? (yes/no)");
            screen.type("y");
            screen.await("For example 2of3:");
            screen.type("3of2");
            screen.await("For example 2of3:");
            screen.type("2 of 3");
            screen.await("Write one? (yes/no)");
            screen.type("yes");
            screen.await("Empty for sheet.html:");
            screen.type("v/none/sheet.html");
            screen.await("Empty for sheet.html:");
            screen.type("");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).contains("3of2 is no split", "There is no folder", "Share 3 of 3.", "--rehearse");
            assertThat(folder.resolve("sheet.html")).exists();
            Matcher lines = CODE.matcher(screen.text());
            assertThat(lines.find()).isTrue();
            String first = lines.group(1);
            assertThat(lines.find()).isTrue();
            String second = lines.group(1);
            screen.clear();
            screen.type("./letopis --vault v --lang en restore --rehearse --recovery-code-file -");
            screen.await("Recovery code:");
            screen.type(first.toLowerCase(Locale.ROOT) + " " + second);
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).contains("It opens the vault (recovery code)");
        }
    }

    @Test
    void everything_can_be_declined_with_a_warning_in_russian() throws IOException {
        try (Screen screen = Screen.open(folder)) {
            screen.type("./letopis --vault v --lang ru init --low-memory");
            passphrase(screen, "случайных слов):", "то же:");
            screen.await("Создать? (да/нет)");
            screen.type("нет");
            screen.await("ничего не даёт. Создать? (да/нет)");
            screen.type("");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text().replaceAll("\\s+", " "))
                    .contains("Внимание: Без пароля в это хранилище не вернуться");
        }
        assertThat(Files.exists(folder.resolve("v"))).isTrue();
    }
}
