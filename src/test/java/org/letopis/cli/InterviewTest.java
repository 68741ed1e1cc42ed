package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.report.Act;
import org.letopis.report.form.Forms;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import org.letopis.vault.Way;

/** What is kept of an interview, in a real vault, by a person whose lines are known in advance. */
class InterviewTest {
    private static final String FORM = """
            format: letopis-form/1
            id: river
            labels: {en: The river}
            questions:
              - id: keep
                labels: {en: "May it be kept?"}
                kind: choice
                fills: consents[store].decision
                list: consentDecision
              - id: done
                labels: {en: "What was done?"}
                kind: choice
                fills: acts[].type
                list: acts
            """;

    /** Safe, it may be kept, arrested; someone else too, tortured; nobody further; a title, no files. */
    private static final List<String> TWO_VICTIMS =
            List.of("1", "1", "A15", "yes", "A08", "no", "Two at the river", "");

    private final ScriptedTerminal terminal = new ScriptedTerminal();

    @TempDir
    Path folder;

    private Vault vault() throws Failure {
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.copyOf(new byte[64]))) {
            return Vault.create(
                    folder.resolve("v"),
                    List.of(Way.of(SlotKind.KEY_FILE)),
                    secrets,
                    Argon2Cost.LOW,
                    Clock.systemUTC(),
                    new SecureRandom());
        }
    }

    private static FormSource form() {
        return new FormSource(
                FORM, Forms.read(FORM.getBytes(StandardCharsets.UTF_8)).form().orElseThrow());
    }

    private Optional<Interview.Held> held(Vault vault, String... review) throws Failure {
        List<String> lines = new ArrayList<>(TWO_VICTIMS);
        lines.addAll(List.of(review));
        return Interview.hold(terminal.desk(Locale.ENGLISH, lines), vault, Vocabulary.builtIn(), form());
    }

    @Test
    void an_answer_that_is_changed_in_the_review_leaves_what_was_told_of_others() throws Failure {
        try (Vault vault = vault()) {
            Interview.Held held = held(vault, "2", "A07", "seal").orElseThrow();
            assertThat(held.draft().report().acts()).extracting(Act::type).containsExactly("A07", "A08");
            assertThat(vault.unfinished().find()).isPresent();
        }
    }

    @Test
    void consent_that_is_taken_back_in_the_review_keeps_nothing() throws Failure {
        try (Vault vault = vault()) {
            assertThat(held(vault, "1", "no", "seal")).isEmpty();
            assertThat(vault.unfinished().find()).isEmpty();
            assertThat(terminal.said()).contains("Then nothing is kept.").endsWith("is deleted. ");
        }
    }

    @Test
    void what_was_kept_for_later_comes_to_the_review_again() throws Failure {
        try (Vault vault = vault()) {
            assertThat(held(vault, "later")).isEmpty();
            ScriptedTerminal again = new ScriptedTerminal();
            FormSource general = FormSource.read("general", new Words(Locale.ENGLISH));
            Optional<Interview.Held> held = Interview.hold(
                    again.desk(Locale.ENGLISH, List.of("1", "seal")), vault, Vocabulary.builtIn(), general);
            assertThat(again.said()).contains("not sealed yet (answers: 3)").contains("Your report: Two at the river");
            assertThat(held.orElseThrow().draft().report().title().words()).isEqualTo("Two at the river");
        }
    }
}
