package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.ExitCode;

/** The vocabulary through the built jar: without a vault, and with one that keeps a project's list. */
class VocabularyIT {
    private static final Path OWN = Path.of("samples/vocabulary/outages.csv").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void terms_are_listed_and_found_in_both_languages_without_a_vault() {
        Letopis letopis = Letopis.in(folder).kept().with("--no-input");
        Outcome all = letopis.with("--lang", "en", "--json")
                .run("vocabulary", "list", "acts")
                .succeeds();
        assertThat(all.json()).containsOnlyKeys("terms");
        assertThat(JsonText.list(all.json(), "terms").get(0))
                .containsEntry("code", "A01")
                .containsEntry("labels", Map.of("en", "extrajudicial killing", "ru", "внесудебное лишение жизни"))
                .containsEntry("treaty", "ICCPR 6")
                .containsEntry("huridocs", "01010102");
        assertThat(letopis.with("--lang", "ru")
                        .run("vocabulary", "search", "ПЫТКА")
                        .succeeds()
                        .out())
                .startsWith("  A08  пытки (acts)\n")
                .contains("Договор: КПП 1", "HURIDOCS: список 4: 02011111");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_vault_keeps_a_project_s_list_until_it_is_removed() {
        Letopis vault = Letopis.in(folder).kept().with("--no-input", "--lang", "en", "--vault", "v", "--key-file", "k");
        vault.run("init").succeeds();
        vault.run("vocabulary", "add", OWN.toString()).succeeds();
        assertThat(vault.run("vocabulary", "list", "acts").succeeds().out())
                .contains("  x-outage  mobile internet shut down\n", "In the vault: outages");
        vault.run("check").succeeds();
        vault.run("vocabulary", "remove", "outages").succeeds();
        vault.run("vocabulary", "remove", "outages").endsWith(ExitCode.USAGE);
        assertThat(vault.run("vocabulary", "search", "x-outage").succeeds().out())
                .isEmpty();
    }
}
