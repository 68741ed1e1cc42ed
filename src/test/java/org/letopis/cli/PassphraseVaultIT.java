package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** Passphrases through the built jar: made, changed, weighed anew; and a header that asks for too much. */
class PassphraseVaultIT {
    @TempDir
    private Path folder;

    private Letopis vault() {
        return Letopis.in(folder).kept().with("--no-input", "--lang", "en", "--vault", "v", "--passphrase-file", "p");
    }

    private void passphrase(String name, String words) throws IOException {
        Files.writeString(folder.resolve(name), words + "\n");
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_generated_passphrase_of_six_words_opens_the_vault_until_it_is_changed() throws IOException {
        Map<String, Object> made = Letopis.in(folder)
                .with("--no-input", "--lang", "ru", "--vault", "v", "--json")
                .run("init", "--generate", "--low-memory")
                .succeeds()
                .json();
        String words = (String) made.get("passphrase");
        assertThat(words).matches("[а-я]+( [а-я]+){5}");
        passphrase("p", words);
        vault().run("list").succeeds();
        passphrase("new", "seven lanterns under тихая вода at noon");
        vault().run("slots", "change", "0", "--new-passphrase-file", "new").succeeds();
        vault().run("list").endsWith(ExitCode.WRONG_PASSPHRASE);
        Files.copy(folder.resolve("new"), folder.resolve("p"), StandardCopyOption.REPLACE_EXISTING);
        vault().run("list").succeeds();
        vault().run("slots", "change", "3").endsWith(ExitCode.USAGE);
        assertThat(vault().run("slots", "remove", "--yes", "0")
                        .endsWith(ExitCode.REFUSED)
                        .said())
                .contains("the last way into the vault");
    }

    @Test
    void a_new_cost_waits_for_the_next_use_and_a_rehearsal_does_not_count_as_one() throws IOException {
        passphrase("p", "тихая мельница and seven lanterns");
        vault().run("init", "--low-memory").succeeds();
        vault().run("slots", "cost", "63").endsWith(ExitCode.USAGE);
        vault().run("slots", "cost", "96").succeeds();
        vault().run("backup", "b").succeeds(); // by the passphrase, which so takes the new cost
        assertThat(memoryMib()).isEqualTo(96L);
        vault().run("slots", "cost", "64").succeeds();
        Map<String, String> before = Snapshot.of(folder);
        vault().run("restore", "--rehearse").succeeds();
        vault().run("restore", "--rehearse", "b").succeeds();
        assertThat(Snapshot.of(folder)).isEqualTo(before);
        assertThat(memoryMib()).isEqualTo(64L);
        assertThat(Snapshot.of(folder)).isNotEqualTo(before);
    }

    private Object memoryMib() {
        return JsonText.list(
                        vault().with("--json").run("slots", "list").succeeds().json(), "slots")
                .get(0)
                .get("memoryMib");
    }

    @Test
    void a_header_that_asks_for_100_gib_or_a_billion_passes_is_damage_at_once() throws Exception {
        passphrase("p", "тихая мельница and seven lanterns");
        vault().run("init", "--low-memory").succeeds();
        byte[] whole = Files.readAllBytes(folder.resolve("v"));
        for (List<String> change : List.of(
                List.of("\"memoryKib\":65536", "\"memoryKib\":104857600"),
                List.of("\"passes\":3", "\"passes\":1000000000"))) {
            Files.write(folder.resolve("v"), whole);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("v"));
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE meta SET b = CAST(replace(CAST(b AS TEXT), ?, ?) AS BLOB)")) {
                update.setString(1, change.get(0));
                update.setString(2, change.get(1));
                update.executeUpdate();
            }
            assertThat(vault().jvm("-Xmx64m")
                            .run("list")
                            .endsWith(ExitCode.DAMAGED)
                            .said())
                    .contains("outside the permitted bounds");
        }
    }
}
