package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

class LinkingTest {
    private static final Text WHY = Text.of("en", "linked");

    @TempDir
    private Path folder;

    private Vault vault;
    private ReportSummary threat;
    private ReportSummary attack;
    private ReportSummary trial;

    @BeforeEach
    void three_events() throws Exception {
        vault = Vaults.vault(folder, "v");
        threat = Reports.capture(vault, "Threat", "2026-01", "");
        attack = Reports.capture(vault, "Attack", "2026-02", "");
        trial = Reports.capture(vault, "Trial", "2026-05", "");
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private void link(ReportSummary one, ReportSummary other, String type) throws Failure {
        new Linking(vault, Vaults.TODAY).link(one, other, type, WHY);
    }

    @Test
    void a_link_is_a_revision_of_the_first_report_only() throws Exception {
        link(attack, threat, "F04");
        assertThat(vault.reports().report(attack.id()).parts("related"))
                .singleElement()
                .asString()
                .isEqualTo("{\"report\":\"" + threat.id().hex() + "\",\"type\":\"F04\"}");
        assertThat(vault.reports().report(threat.id()).revision()).isEqualTo(1);
        assertThatThrownBy(() -> link(attack, threat, "F04")).hasMessage("link.already");
        link(threat, attack, "F04");
    }

    @Test
    void no_event_comes_before_itself_whoever_says_so() throws Exception {
        link(attack, threat, "F01"); // the threat came before the attack
        link(attack, trial, "F06"); // the trial is about the attack
        assertThatThrownBy(() -> link(threat, trial, "F01"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("link.circle");
        assertThatThrownBy(() -> link(trial, threat, "F05")).hasMessage("link.circle");
        link(trial, threat, "F01");
        link(trial, threat, "F03");
    }

    @Test
    void a_link_needs_another_report_and_a_known_code() {
        assertThatThrownBy(() -> link(threat, threat, "F04")).hasMessage("link.itself");
        assertThatThrownBy(() -> link(threat, attack, "F77")).hasMessage("report.unknown-code");
        assertThatThrownBy(() -> link(threat, attack, "A15")).hasMessage("report.unknown-code");
    }
}
