package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.failure.Failure;
import org.letopis.report.Assessment;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

class AssessingTest {
    private static final Text WHY = Text.of("en", "assessed");
    private static final String TWO = "'persons':[{'id':'a','kind':'individual'},{'id':'b','kind':'individual'}]";

    @TempDir
    private Path folder;

    private Vault vault;
    private Assessing assessing;

    @BeforeEach
    void a_vault() throws Exception {
        vault = Vaults.vault(folder, "v");
        assessing = new Assessing(vault, Vaults.TODAY, Vaults.RANDOM);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private static Assessing.Judgment status(String by, String code) {
        return new Assessing.Judgment(by, Map.of("status", code), Optional.empty());
    }

    private Report report(ReportSummary summary) throws Failure {
        return vault.reports().report(summary.id());
    }

    @Test
    void a_judgment_is_added_and_its_status_becomes_that_of_the_report() throws Exception {
        ReportSummary one = Reports.capture(vault, "Stalls", "2026-02", "");
        assertThat(report(one).status()).isEqualTo("X0");
        Map<String, String> codes = Map.of("status", "X1", "reliability", "R2", "credibility", "C3");
        assessing.assess(one, new Assessing.Judgment("monitor", codes, Optional.of(WHY)), WHY);

        Report after = report(one);
        assertThat(after.status()).isEqualTo("X1");
        assertThat(after.assessments()).singleElement().satisfies(given -> {
            assertThat(given.by()).isEqualTo("monitor");
            assertThat(given.judged("credibility")).contains("C3");
            assertThat(given.json().value("on")).contains("2026-11-26");
            assertThat(given.reasons()).contains(WHY);
            assertThat(given.isSecond()).isFalse();
        });
        assertThat(after.revision()).isEqualTo(2);
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void corroborated_needs_two_sources_and_verified_something_to_look_at() throws Exception {
        ReportSummary none = Reports.capture(vault, "None", "2026-02", TWO);
        ReportSummary same = Reports.capture(
                vault, "Same", "2026-02", TWO + ",'information':[{'id':'1','source':'a'},{'id':'2','source':'a'}]");
        ReportSummary two = Reports.capture(
                vault, "Two", "2026-02", TWO + ",'information':[{'id':'1','source':'a'},{'id':'2','source':'b'}]");
        for (ReportSummary weak : new ReportSummary[] {none, same}) {
            assertThatThrownBy(() -> assessing.assess(weak, status("monitor", "X2"), WHY))
                    .isInstanceOf(Failure.Usage.class)
                    .hasMessage("assess.two-sources");
        }
        assertThatThrownBy(() -> assessing.assess(none, status("monitor", "X3"), WHY))
                .hasMessage("assess.no-evidence");
        assessing.assess(same, status("monitor", "X3"), WHY);
        assessing.assess(two, status("monitor", "X2"), WHY);
        assertThat(report(two).status()).isEqualTo("X2");
        assertThat(report(none).revision()).isEqualTo(1);
    }

    @Test
    void a_second_person_judges_beside_the_first_and_where_they_differ_the_status_stays() throws Exception {
        ReportSummary one = Reports.capture(vault, "Stalls", "2026-02", "");
        assertThatThrownBy(() -> assessing.requireSecond(one, "editor")).hasMessage("assess.no-first");
        assessing.assess(one, status("monitor", "X1"), WHY);
        assertThatThrownBy(() -> assessing.second(one, status("Monitor", "X4"), WHY))
                .hasMessage("assess.same-person");

        Assessing.Assessed second = assessing.second(one, status("editor", "X4"), WHY);

        assertThat(second.first().map(Assessment::by)).contains("monitor");
        assertThat(second.given().differs(second.first().orElseThrow())).containsExactly("status");
        assertThat(report(one).status()).isEqualTo("X1");
        assertThat(report(one).disagreement()).containsExactly("status");
        assertThatThrownBy(() -> assessing.second(one, status("third", "X4"), WHY))
                .hasMessage("assess.no-first");

        assessing.assess(one, status("lead", "X4"), WHY);
        assertThat(report(one).status()).isEqualTo("X4");
        assertThat(report(one).disagreement()).isEmpty();
    }

    @Test
    void a_code_must_be_known_and_something_must_be_judged() throws Exception {
        ReportSummary one = Reports.capture(vault, "Stalls", "2026-02", "");
        assertThatThrownBy(() -> assessing.assess(one, status("monitor", "X7"), WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("report.unknown-code");
        assertThatThrownBy(
                        () -> assessing.assess(one, new Assessing.Judgment("monitor", Map.of(), Optional.empty()), WHY))
                .hasMessage("assess.nothing");
        assertThatThrownBy(() -> assessing.assess(one, status(" ", "X1"), WHY)).isInstanceOf(Failure.Usage.class);
    }
}
