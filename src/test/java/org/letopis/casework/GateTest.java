package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Decision;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Text;
import org.letopis.vault.ReportSummary;

/** {@code docs/reference/gate.md}: who gets what. */
class GateTest {
    private static final String PEOPLE = "'persons':["
            + "{'id':'a','kind':'individual','occupation':'W02','nationality':'XA','ethnicity':'highlander',"
            + "'names':['Velimira Dorokhina'],'contacts':['+000 555 0147 21'],'birthDate':'1987-05-12',"
            + "'health':{'lang':'en','text':'Asthma.'}},"
            + "{'id':'b','kind':'individual','names':['Tikhon Zarubin']}],"
            + "'acts':[{'id':'x','victim':'a','type':'A21','when':'2026-03-04'},"
            + "{'id':'y','victim':'b','type':'A21','when':'2026-03-05'}],"
            + "'places':[{'country':'XA','precision':'site','subdivision':'XA-KA','district':'Lower','settlement':'Stone Hollow',"
            + "'site':'old mill by the ford'}]";

    @TempDir
    private Path folder;

    private Doorway doorway;

    @BeforeEach
    void open() throws Exception {
        doorway = new Doorway(folder);
        doorway.contact("partner", Profile.NETWORK);
    }

    @AfterEach
    void close() throws Exception {
        doorway.close();
    }

    private static String consent(String person, String scope, String more) {
        return "{'person':'" + person + "','scope':'" + scope + "','decision':'yes'" + more + "}";
    }

    /** Both people agreed to this purpose. */
    private ReportSummary report(Profile profile, String protection, String more) throws Exception {
        return capture(protection, more, consent("a", profile.scope(), more), consent("b", profile.scope(), more));
    }

    private ReportSummary capture(String protection, String more, String... consents) throws Exception {
        return Reports.capture(
                doorway.office,
                "Stalls closed",
                "2026-03-04",
                PEOPLE + ",'protection':'" + protection + "','training':true,'consents':[" + String.join(",", consents)
                        + "]");
    }

    private void is(Profile profile, String... clients) throws Exception {
        new Entrusting(doorway.office).entrust("partner", profile, List.of(clients));
    }

    private JsonObject left(ReportSummary report) throws Exception {
        return doorway.decide("partner", false, report)
                .disclosure(true)
                .reports()
                .get(0);
    }

    private String code(ReportSummary report, int person) throws Exception {
        return doorway.office
                .reports()
                .report(report.id())
                .persons()
                .get(person)
                .code()
                .text();
    }

    private void rule(ReportSummary report, String person, String text, boolean allow, Profile... receivers)
            throws Exception {
        Text why = Text.of("en", "Read again.");
        new Deciding(doorway.office, Vaults.TODAY)
                .decide(
                        report,
                        List.of(new Deciding.Ruling(
                                Optional.ofNullable(person),
                                text,
                                allow ? Optional.of(why) : Optional.empty(),
                                Set.of(receivers))),
                        why);
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"NETWORK", "TRAINER", "RESEARCHER"})
    void colleagues_trainers_and_researchers_get_months_unless_the_report_is_green(Profile profile) throws Exception {
        is(profile);
        JsonObject amber = left(report(profile, "amber", ""));
        assertThat(amber.toString()).contains("2026-03").doesNotContain("2026-03-0", "mill", "highlander", "W02");
        String green = left(report(profile, "green", "")).toString();
        if (profile == Profile.RESEARCHER) {
            assertThat(green).doesNotContain("2026-03-0");
        } else {
            assertThat(green).contains("2026-03-04").doesNotContain("mill", "highlander");
        }
    }

    @Test
    void a_red_report_tells_colleagues_the_district_only() throws Exception {
        assertThat(left(report(Profile.NETWORK, "red", "")).toString())
                .contains("Lower")
                .doesNotContain("Hollow");
        assertThat(left(report(Profile.NETWORK, "amber", "")).toString()).contains("Hollow");
    }

    @Test
    void a_researcher_gets_rows_without_words_and_the_region() throws Exception {
        is(Profile.RESEARCHER);
        JsonObject left = left(report(Profile.RESEARCHER, "green", ""));
        assertThat(left.object("title").string("text")).isEqualTo("A21");
        assertThat(left.toString()).contains("XA-KA").doesNotContain("Lower", "Hollow", "It was told", "Stalls");
    }

    @Test
    void a_lawyer_gets_the_name_of_their_own_client_and_of_nobody_else() throws Exception {
        ReportSummary report = report(Profile.LAWYER, "amber", ",'identity':'named'");
        is(Profile.LAWYER, code(report, 0));
        JsonObject left = left(report);
        assertThat(left.objects("identities")).hasSize(1);
        assertThat(left.toString())
                .contains("Dorokhina", "0147 21", "1987-05-12", "2026-03-04")
                .doesNotContain("Zarubin", "Asthma");
        is(Profile.LAWYER);
        assertThat(left(report).toString()).doesNotContain("Dorokhina");
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"UN", "EU"})
    void a_body_gets_the_names_of_those_who_agreed_to_be_named(Profile profile) throws Exception {
        is(profile);
        ReportSummary report = capture(
                "amber",
                "",
                consent("a", profile.scope(), ",'identity':'named'"),
                consent("b", profile.scope(), ",'identity':'pseudonym'"));
        assertThat(left(report).toString()).contains("Dorokhina").doesNotContain("Zarubin", "0147 21", "mill");
    }

    @Test
    void a_network_never_gets_a_name_whatever_was_agreed() throws Exception {
        JsonObject left = left(report(Profile.NETWORK, "green", ",'identity':'named'"));
        assertThat(left.has("identities") && !left.objects("identities").isEmpty())
                .isFalse();
        assertThat(left.toString()).doesNotContain("Dorokhina", "Zarubin", "0147");
    }

    @Test
    void the_grants_travel_with_the_report() throws Exception {
        ReportSummary report = report(
                Profile.NETWORK, "green", ",'expires':'2027-01-31','conditions':{'lang':'en','text':'Ask us first.'}");
        JsonObject left = left(report);
        assertThat(left.objects("grants")).hasSize(2).allSatisfy(grant -> {
            assertThat(grant.string("scope")).isEqualTo("network");
            assertThat(grant.string("expires")).isEqualTo("2027-01-31");
            assertThat(grant.object("conditions").string("text")).isEqualTo("Ask us first.");
        });
    }

    @Test
    void without_consent_nothing_is_left_and_nothing_is_written() throws Exception {
        ReportSummary report = capture("green", "");
        Decision decision = doorway.decide("partner", false, report);
        assertThatThrownBy(() -> decision.disclosure(true))
                .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("gate.nothing-left"));
        Path target = doorway.target("none.age");
        Sending sending = new Sending(doorway.office, Vaults.TODAY, Vaults.RANDOM);
        assertThatThrownBy(() -> sending.send(
                        Sending.Parcel.of(List.of(report)),
                        Addressee.of(doorway.office.contacts().find("partner")),
                        target,
                        Progress.SILENT))
                .isInstanceOf(Failure.Refused.class);
        assertThat(Files.list(folder))
                .extracting(path -> path.getFileName().toString())
                .allMatch(name -> name.startsWith("office"));
    }

    @Test
    void who_did_not_agree_stays_with_what_was_done_to_them() throws Exception {
        JsonObject left = left(capture("green", "", consent("a", "network", "")));
        assertThat(left.objects("persons")).hasSize(1);
        assertThat(left.objects("acts")).hasSize(1);
        assertThat(left.toString()).contains("2026-03-04").doesNotContain("2026-03-05");
    }

    @Test
    void a_consent_that_expired_is_none() throws Exception {
        Decision decision =
                doorway.decide("partner", false, report(Profile.NETWORK, "green", ",'expires':'2026-11-25'"));
        assertThat(decision.found().leaving()).isEmpty();
        assertThat(doorway.decide("partner", false, report(Profile.NETWORK, "green", ",'expires':'2026-11-26'"))
                        .found()
                        .leaving())
                .hasSize(1);
    }

    @Test
    void a_withdrawal_closes_the_door_until_somebody_read_all_words_again() throws Exception {
        ReportSummary report = capture(
                "green", "", consent("a", "network", ""), "{'person':'b','scope':'network','decision':'withdrawn'}");
        assertThatThrownBy(() -> left(report))
                .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("gate.consent-withdrawn"));
        rule(report, code(report, 1), "*", true);
        assertThat(left(doorway.office.reports().find(report.id().hex())).objects("persons"))
                .hasSize(1);
    }

    @Test
    void only_what_was_made_up_leaves_for_a_trainer() throws Exception {
        is(Profile.TRAINER);
        ReportSummary real = Reports.capture(
                doorway.office, "Stalls", "2026-03", PEOPLE + ",'consents':[" + consent("a", "network", "") + "]");
        assertThatThrownBy(() -> left(real))
                .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("gate.not-for-training"));
    }

    private ReportSummary speaking(String words) throws Exception {
        return Reports.capture(
                doorway.office,
                words,
                "2026-03-04",
                PEOPLE + ",'protection':'green','consents':[" + consent("a", "network", "") + ","
                        + consent("b", "network", "") + "]");
    }

    @Test
    void a_hit_that_nobody_decided_about_closes_the_door() throws Exception {
        Decision decision = doorway.decide("partner", false, speaking("They asked for Dorokhina"));
        assertThat(decision.found().hits()).hasSize(1);
        assertThatThrownBy(() -> decision.disclosure(true))
                .isInstanceOfSatisfying(
                        Failure.Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("gate.name-in-text"));
    }

    @Test
    void a_name_is_replaced_by_the_code_that_the_receiver_knows() throws Exception {
        ReportSummary report = speaking("They asked for Dorokhina");
        rule(report, code(report, 0), "Dorokhina", false);
        JsonObject left = left(doorway.office.reports().find(report.id().hex()));
        List<String> codes = left.objects("persons").stream()
                .map(one -> new Person(one).code().text())
                .toList();
        String title = left.object("title").string("text");
        assertThat(codes).anyMatch(code -> title.equals("They asked for " + code));
        assertThat(title).doesNotContain(code(report, 0));
    }

    @Test
    void a_decision_for_one_kind_of_receiver_is_none_for_another() throws Exception {
        ReportSummary report = speaking("They asked for Dorokhina");
        rule(report, code(report, 0), "Dorokhina", true, Profile.UN);
        ReportSummary now = doorway.office.reports().find(report.id().hex());
        assertThat(doorway.decide("partner", false, now).found().hits()).hasSize(1);
        rule(now, code(report, 0), "Dorokhina", true, Profile.NETWORK);
        now = doorway.office.reports().find(report.id().hex());
        assertThat(left(now).object("title").string("text")).endsWith("Dorokhina");
    }

    @Test
    void a_decision_about_people_of_other_reports_is_none_about_the_people_of_this_one() throws Exception {
        Reports.capture(
                doorway.office,
                "Market",
                "2026-02",
                "'persons':[{'id':'c','kind':'individual','names':['Dorokhina']}]");
        ReportSummary report = speaking("They asked for Dorokhina");
        rule(report, null, "Dorokhina", true);
        ReportSummary now = doorway.office.reports().find(report.id().hex());
        assertThat(doorway.decide("partner", false, now).found().hits())
                .extracting(found -> found.hit().person())
                .containsExactly(code(report, 0));
        rule(now, code(report, 0), "Dorokhina", false);
        now = doorway.office.reports().find(report.id().hex());
        assertThat(left(now).object("title").string("text"))
                .doesNotContain("Dorokhina")
                .contains("P-");
    }

    @Test
    void a_name_of_another_report_is_replaced_by_nothing_that_tells_who_it_is() throws Exception {
        Reports.capture(
                doorway.office,
                "Market",
                "2026-02",
                "'persons':[{'id':'c','kind':'individual','names':['Ludmila Ostrova']}]");
        ReportSummary report = speaking("They asked for Ostrova");
        rule(report, null, "Ostrova", false);
        assertThat(left(doorway.office.reports().find(report.id().hex()))
                        .object("title")
                        .string("text"))
                .isEqualTo("They asked for […]");
    }

    @Test
    void who_may_be_named_in_one_report_is_not_named_in_another_of_the_same_bundle() throws Exception {
        is(Profile.UN);
        ReportSummary named = capture(
                "green",
                "",
                consent("a", "un-confidential", ",'identity':'named'"),
                consent("b", "un-confidential", ""));
        ReportSummary other = Reports.capture(doorway.office, "Dorokhina saw it", "2026-03", "");
        Decision decision = doorway.decide("partner", false, named, other);
        assertThat(decision.found().hits())
                .isNotEmpty()
                .allMatch(hit -> hit.report().equals(other.id().hex().substring(0, 8)));
    }

    @Test
    void the_archive_gets_all_as_it_is() throws Exception {
        is(Profile.ARCHIVE);
        ReportSummary report = capture("sealed", "");
        JsonObject left = left(report);
        assertThat(left.string("id")).isEqualTo(report.id().hex());
        assertThat(left.toString()).contains("Dorokhina", "old mill by the ford", "Asthma", "highlander");
    }
}
