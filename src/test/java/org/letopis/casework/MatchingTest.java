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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;
import org.letopis.report.Text;
import org.letopis.vault.Match;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** What people decide of two that may be the same is kept beside the reports, which stay as they are. */
class MatchingTest {
    private static final Text WHY = Text.of("en", "Quillon told both");

    @TempDir
    private Path folder;

    private Vault vault;
    private ReportSummary one;
    private ReportSummary other;

    @BeforeEach
    void two_reports_of_one_event() throws Exception {
        vault = Vaults.vault(folder, "v");
        one = Reports.capture(vault, "Stalls", "2026-02", fields("Velimira Dorokhina", "A15", "Морвеск"));
        other = Reports.capture(vault, "The market", "2026-02-17", fields("Велимира Дорохина", "A15", "морвёск"));
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private static String fields(String name, String act, String settlement) {
        return "'persons':[{'id':'p','kind':'individual','names':['" + name + "']}],"
                + "'acts':[{'id':'a','victim':'p','type':'" + act + "'}],"
                + "'places':[{'country':'XA','precision':'settlement','settlement':'" + settlement + "'}]";
    }

    private Match judge(String a, String b, Match.Decision decision) throws Failure {
        return new Matching(vault, Vaults.TODAY, Vaults.RANDOM).judge(a, b, decision, "monitor", WHY);
    }

    private String code(ReportSummary summary) throws Failure {
        return vault.reports().report(summary.id()).persons().get(0).code().text();
    }

    @Test
    void decisions_are_kept_beside_each_other_and_change_no_report() throws Exception {
        judge(code(one), code(other), Match.Decision.UNSURE);
        Match last = judge(code(other), code(one), Match.Decision.SAME);
        judge(one.id().hex(), other.id().hex(), Match.Decision.DIFFERENT);

        assertThat(vault.matches().all())
                .extracting(Match::decision)
                .containsExactly(Match.Decision.UNSURE, Match.Decision.SAME, Match.Decision.DIFFERENT);
        assertThat(vault.matches().all().get(1)).isEqualTo(last);
        assertThat(vault.reports().list()).hasSize(2).allMatch(report -> report.revision() == 1);
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
        assertThat(vault.custody().entries())
                .filteredOn(
                        entry -> entry.value("action").filter("matched"::equals).isPresent())
                .hasSize(3);
    }

    @Test
    void what_cannot_be_the_same_is_refused() throws Exception {
        assertThatThrownBy(() -> judge(code(one), other.id().hex(), Match.Decision.SAME))
                .hasMessage("match.unlike");
        assertThatThrownBy(() -> judge(code(one), code(one), Match.Decision.SAME))
                .hasMessage("match.itself");
        assertThatThrownBy(() -> judge("P-222222", code(one), Match.Decision.SAME))
                .hasMessage("match.no-person");
        assertThatThrownBy(() -> new Matching(vault, Vaults.TODAY, Vaults.RANDOM)
                        .judge(code(one), code(other), Match.Decision.SAME, " ", WHY))
                .hasMessage("match.bad-role");
        assertThat(vault.matches().all()).isEmpty();
    }

    @Test
    void hints_name_both_reports_and_both_people_until_somebody_decided() throws Exception {
        Reports.capture(vault, "Later", "2026-03", fields("Ostap Quillon", "A15", "Морвеск"));
        Reports.capture(vault, "Elsewhere", "2026-02", fields("Velimira Zarub", "A15", "Kamen"));
        Reports.capture(vault, "Something else", "2026-02", fields("Irma Dorokhina", "A07", "Морвеск"));

        List<Hints.Hint> hints = Hints.of(vault);
        assertThat(hints).hasSize(2);
        assertThat(hints).extracting(Hints.Hint::act).containsExactly("A15", "");
        assertThat(hints)
                .allSatisfy(hint -> assertThat(
                                List.of(hint.one().report(), hint.other().report()))
                        .containsExactlyInAnyOrder(one.id(), other.id()));

        judge(one.id().hex(), other.id().hex(), Match.Decision.UNSURE);
        judge(code(other), code(one), Match.Decision.DIFFERENT);
        assertThat(Hints.of(vault)).isEmpty();
    }

    @Test
    void a_decision_goes_into_new_keys_and_goes_with_a_report_that_is_erased() throws Exception {
        judge(code(one), code(other), Match.Decision.SAME);
        Path renewed = Files.createFile(folder.resolve("renewed"));
        try (SlotSecrets secrets = Vaults.secrets()) {
            vault.rekeyInto(renewed, secrets, (done, total) -> {});
        }
        try (SlotSecrets secrets = Vaults.secrets();
                Vault other = Vault.open(renewed, secrets, Vaults.TODAY, Vaults.RANDOM)) {
            assertThat(other.matches().all()).isEqualTo(vault.matches().all()).hasSize(1);
            assertThat(other.check(100, (done, total) -> {}).problems()).isEmpty();
        }
        vault.erasures().report(one.id());
        assertThat(vault.matches().all()).isEmpty();
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Дорохина, Dorokhina",
        "Дорохиной, Dorochin", // German
        "Жанна, Zhanna",
        "Щербаков, Shcherbakov",
        "Юрий, Yuri",
        "Яна, Iana",
        "Цветаев, Tsvetaev",
        "Łucja, Lucja",
        "O'Brien, OBrien"
    })
    void spellings_of_one_name_have_one_skeleton(String one, String other) {
        assertThat(NameSkeleton.of(one)).isNotEmpty();
        assertThat(NameSkeleton.of(other)).containsAnyElementsOf(NameSkeleton.of(one));
    }

    @ParameterizedTest
    @CsvSource({"Иванова, Петрова", "Quillon, Quarrel", "Марина, Ирина"})
    void other_names_have_others(String one, String other) {
        assertThat(NameSkeleton.of(one)).doesNotContainAnyElementsOf(NameSkeleton.of(other));
    }
}
