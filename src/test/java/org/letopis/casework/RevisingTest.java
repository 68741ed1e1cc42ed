package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Revisions are added, never changed, and each says why it was made. */
class RevisingTest {
    private static final Text WHY = Text.of("en", "a witness came back");

    @TempDir
    private Path folder;

    private Vault vault;
    private Vault other;
    private Editing editing;

    @BeforeEach
    void a_report_is_captured() throws Exception {
        vault = Vaults.vault(folder, "v");
        Vaults.capture(vault);
        editing = new Editing(vault, Vaults.TODAY, Vaults.RANDOM);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
        if (other != null) {
            other.close();
        }
    }

    private ReportSummary summary() throws Failure {
        return vault.reports().find("last");
    }

    private List<String> log() throws Failure {
        return vault.custody().entries().stream()
                .map(entry -> String.valueOf(entry.value("action").orElseThrow()))
                .toList();
    }

    @Test
    void a_changed_file_becomes_the_next_revision_and_an_outdated_one_does_not() throws Exception {
        Path file = folder.resolve("r.json");
        Report first = SourceFile.write(vault, summary(), file, Vaults.RANDOM);
        assertThat(Json.parse(Files.readAllBytes(file), 1_000_000)).isEqualTo(first.json());
        Files.writeString(file, Files.readString(file).replace("In the morning.", "Before dawn."));

        Revising.Revised revised = editing.from(summary(), file, WHY);

        assertThat(revised.report().previous()).contains(first.hash());
        assertThat(revised.report().json().value("updatedOn")).contains("2026-11-26");
        assertThat(revised.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.path().pointer()).isEqualTo("/narrative/0/text"));
        assertThatThrownBy(() -> editing.from(summary(), file, WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("edit.outdated");
        assertThat(History.of(vault, summary()).revisions()).containsExactly(first, revised.report());
        assertThat(log()).endsWith("viewed", "revised");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void nothing_changed_is_no_revision() throws Exception {
        assertThatThrownBy(() -> editing.set(summary(), List.of("occurred=2026-02"), WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("edit.nothing");
        assertThat(summary().revision()).isEqualTo(1);
    }

    @Test
    void a_withdrawn_report_is_marked_stays_readable_and_may_stand_again() throws Exception {
        Revising revising = new Revising(vault, Vaults.TODAY);
        revising.withdraw(summary(), WHY);
        assertThat(summary().withdrawn()).isTrue();
        assertThat(vault.reports().list()).extracting(ReportSummary::withdrawn).containsExactly(true);
        assertThat(vault.reports().report(summary().id()).withdrawn()).contains(WHY);
        assertThatThrownBy(() -> revising.withdraw(summary(), WHY)).hasMessage("withdraw.already");
        editing.set(summary(), List.of("status=X1"), WHY);
        assertThat(summary().withdrawn()).isTrue();

        revising.reinstate(summary(), WHY);
        assertThat(summary().withdrawn()).isFalse();
        assertThatThrownBy(() -> revising.reinstate(summary(), WHY)).hasMessage("withdraw.stands");
        assertThat(log()).endsWith("withdrawn", "revised", "reinstated");
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void what_was_withdrawn_does_not_leave_and_what_was_received_is_not_revised() throws Exception {
        other = Vaults.vault(folder, "other");
        Vaults.add(vault, Vaults.card(other), "other");
        Vaults.add(other, Vaults.card(vault), "me");
        Vaults.send(vault, "", "other", folder.resolve("b1"));
        Vaults.take(other, folder.resolve("b1"));
        ReportSummary received = other.reports().find("last");
        assertThatThrownBy(() -> new Revising(other, Vaults.TODAY).withdraw(received, WHY))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("attach.received");

        new Revising(vault, Vaults.TODAY).withdraw(summary(), WHY);
        assertThatThrownBy(() -> Vaults.send(vault, "", "other", folder.resolve("b2")))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("gate.withdrawn");
        assertThat(folder.resolve("b2")).doesNotExist();
    }

    @Test
    void what_a_revision_says_of_itself_does_not_leave() throws Exception {
        editing.set(summary(), List.of("impact=The stalls stayed shut"), Text.of("en", "Orrin told me"));
        other = Vaults.vault(folder, "other");
        Vaults.add(vault, Vaults.card(other), "other");
        Vaults.add(other, Vaults.card(vault), "me");
        Vaults.send(vault, "", "other", folder.resolve("b"));
        Vaults.take(other, folder.resolve("b"));
        JsonObject received =
                other.reports().report(other.reports().find("last").id()).json();
        assertThat(received.toString())
                .doesNotContain("Orrin", "previous", "updatedOn")
                .contains("stayed shut");
    }

    @Test
    void a_revision_that_does_not_follow_the_one_before_is_noticed() throws Exception {
        Report first = vault.reports().report(summary().id());
        vault.reports().add(first.with("revision", 2).with("previous", "0".repeat(64)));
        assertThat(vault.check(100, (done, total) -> {}).problems())
                .extracting(problem -> problem.key())
                .containsExactly("check.revisions");
    }
}
