package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.report.Consent;
import org.letopis.report.Edtf;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

class ConsentingTest {
    private static final Text WHY = Text.of("en", "asked");
    private static final String TWO =
            "'persons':[{'id':'a','kind':'individual'},{'id':'b','kind':'individual','ageBand':'12-17'}]";

    @TempDir
    private Path folder;

    private Vault vault;
    private Consenting consenting;
    private ReportSummary summary;

    @BeforeEach
    void a_report_of_an_adult_and_a_child() throws Exception {
        vault = Vaults.vault(folder, "v");
        consenting = new Consenting(vault, Vaults.TODAY);
        summary = Reports.capture(vault, "Stalls", "2026-02", TWO);
    }

    @AfterEach
    void close() throws Exception {
        vault.close();
    }

    private Report report() throws Failure {
        return vault.reports().report(summary.id());
    }

    private FoundPerson person(int place) throws Failure {
        return FoundPerson.find(vault, report().persons().get(place).code().text());
    }

    private static Consenting.Said said(String decision, String identity, String by) {
        return new Consenting.Said(
                decision,
                Optional.ofNullable(identity),
                by,
                "verbal",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Consenting.Written set(int place, String decision, String identity, String... scopes) throws Failure {
        Map<String, Consenting.Said> all = new LinkedHashMap<>();
        for (String scope : scopes) {
            all.put(scope, said(decision, identity, "self"));
        }
        return consenting.set(person(place), all, WHY);
    }

    /** Returns {@code scope decision identity} of each consent of a person. */
    private List<String> consents(int place) throws Failure {
        return report().consents().stream()
                .filter(one -> {
                    try {
                        return one.person().equals(person(place).person().id());
                    } catch (Failure failure) {
                        throw new AssertionError(failure);
                    }
                })
                .map(one -> one.scope() + " " + one.decision()
                        + one.identity().map(how -> " " + how).orElse(""))
                .toList();
    }

    @Test
    void a_newer_decision_takes_the_place_of_the_older_which_the_history_keeps() throws Exception {
        set(0, "yes", null, "network", "store");
        set(0, "no", null, "network");
        assertThat(consents(0)).containsExactlyInAnyOrder("store yes", "network no");
        assertThat(report().revision()).isEqualTo(3);
        assertThat(History.of(vault, summary).revision(2).consents())
                .extracting(Consent::decision)
                .containsOnly("yes");
        assertThat(vault.custody().entries())
                .filteredOn(entry -> entry.value("action").equals(Optional.of("consent_written")))
                .hasSize(2);
        assertThat(vault.check(100, (done, total) -> {}).problems()).isEmpty();
    }

    @Test
    void a_yes_says_how_the_person_may_be_known() throws Exception {
        set(0, "yes", null, "network", "un-confidential", "research-anonymous", "media-anonymous", "recontact");
        assertThat(consents(0))
                .containsExactly(
                        "recontact yes",
                        "network yes pseudonym",
                        "un-confidential yes named",
                        "research-anonymous yes aggregate",
                        "media-anonymous yes pseudonym");
        set(0, "yes", "named", "network");
        assertThat(consents(0)).contains("network yes named");
        assertThatThrownBy(() -> set(0, "yes", "named", "media-anonymous"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("consent.identity-of-scope");
        assertThatThrownBy(() -> set(0, "no", "named", "network"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("consent.only-of-yes");
    }

    @Test
    void all_that_was_said_is_kept() throws Exception {
        Consenting.Said all = new Consenting.Said(
                "yes",
                Optional.of("named"),
                "self",
                "written",
                Optional.of(Edtf.parse("2026-11", "")),
                Optional.of(LocalDate.of(2027, 5, 31)),
                Optional.of(Text.of("en", "Not to the press.")),
                Optional.empty());
        consenting.set(person(0), Map.of("lawyer", all), WHY);
        assertThat(report().consents()).singleElement().satisfies(one -> {
            assertThat(one.givenBy()).contains("self");
            assertThat(one.expires()).contains("2027-05-31");
            assertThat(one.conditions().orElseThrow().words()).isEqualTo("Not to the press.");
            assertThat(one.json().value("on")).contains("2026-11");
            assertThat(one.json().value("mode")).contains("written");
        });
    }

    @Test
    void only_a_guardian_says_yes_for_a_child_and_the_child_may_say_no() throws Exception {
        assertThatThrownBy(() -> set(1, "yes", null, "network"))
                .isInstanceOf(Failure.Refused.class)
                .hasMessage("consent.guardian");
        set(1, "no", null, "network");
        consenting.set(person(1), Map.of("lawyer", said("yes", null, "guardian")), WHY);
        assertThat(consents(1)).containsExactly("network no", "lawyer yes pseudonym");
    }

    @Test
    void in_public_is_never_without_in_confidence() throws Exception {
        set(0, "no", null, "un-confidential");
        assertThatThrownBy(() -> set(0, "yes", null, "un-public"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("consent.order");
        set(0, "yes", null, "un-confidential", "un-public");
        assertThat(set(0, "no", null, "un-confidential").scopes()).containsExactly("un-confidential", "un-public");
        assertThat(consents(0)).containsExactly("un-confidential no", "un-public no");
    }

    @Test
    void what_is_taken_back_is_withdrawn_and_a_no_stays_a_no() throws Exception {
        set(0, "yes", null, "network", "un-confidential", "un-public");
        set(0, "no", null, "media-named");
        assertThat(consenting
                        .withdraw(person(0), List.of("un-confidential"), "self", WHY)
                        .scopes())
                .containsExactly("un-confidential", "un-public");
        assertThat(consents(0))
                .containsExactlyInAnyOrder(
                        "network yes pseudonym", "media-named no", "un-confidential withdrawn", "un-public withdrawn");
        Consenting.Written all = consenting.withdraw(person(0), List.of(), "self", WHY);
        assertThat(all.scopes()).contains("store", "network", "images").doesNotContain("media-named", "un-public");
        assertThat(report().consents()).hasSize(Consent.SCOPES.size());
        assertThatThrownBy(() -> consenting.withdraw(person(0), List.of(), "self", WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("edit.nothing");
    }

    @Test
    void what_nobody_could_have_said_is_refused() throws Exception {
        Consenting.Said tomorrow = new Consenting.Said(
                "yes",
                Optional.empty(),
                "self",
                "verbal",
                Optional.of(Edtf.parse("2026-11-27", "")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> consenting.set(person(0), Map.of("network", tomorrow), WHY))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("consent.in-future");
        assertThatThrownBy(() -> set(0, "yes", null, "press"))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("report.bad-choice");
        assertThat(report().revision()).isEqualTo(1);
    }

    @Test
    void people_of_received_reports_are_their_senders() throws Exception {
        try (Vault other = Vaults.vault(folder, "other")) {
            Vaults.add(vault, Vaults.card(other), "Lida");
            Vaults.add(other, Vaults.card(vault), "Vera");
            set(0, "yes", null, "network");
            new Sending(vault, Vaults.TODAY, Vaults.RANDOM)
                    .send(
                            Sending.Parcel.of(vault.reports().list()),
                            Addressee.of(vault.contacts().find("Lida")),
                            folder.resolve("b.letopis"),
                            Progress.SILENT);
            Vaults.take(other, folder.resolve("b.letopis"));
            Report theirs = other.reports().report(other.reports().list().get(0).id());
            FoundPerson person =
                    FoundPerson.find(other, theirs.persons().get(0).code().text());
            Consenting there = new Consenting(other, Vaults.TODAY);
            assertThatThrownBy(() -> there.withdraw(person, List.of(), "self", WHY))
                    .isInstanceOf(Failure.Refused.class)
                    .hasMessage("person.received");
        }
    }
}
