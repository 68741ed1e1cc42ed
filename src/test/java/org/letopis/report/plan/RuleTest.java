package org.letopis.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.Json;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.Report;
import org.letopis.report.Text;

/** What each rule finds in a report on a day, and what it leaves alone. */
class RuleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String ASKED = "'consents':[{'person':'p','scope':'store','decision':'yes'}]";
    private static final String PERSON = "'persons':[{'id':'p','kind':'individual'}]";

    private static Report report(String fields) throws JsonProblem {
        String text = "{'format':'letopis-report/1','title':{'lang':'en','text':'Stalls'},"
                + "'narrative':[{'lang':'en','text':'It was told.'}],'occurred':'2026-02'"
                + (fields.isEmpty() ? "" : "," + fields) + "}";
        return Draft.read(
                        Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 100_000),
                        new SecureRandom())
                .report();
    }

    private static List<String> due(String fields) throws JsonProblem {
        return due(report(fields));
    }

    private static List<String> due(Report report) {
        return Rule.all(report, TODAY, TODAY.plusDays(30)).stream()
                .map(due -> due.rule() + " " + due.urgency()
                        + due.on().map(day -> " " + day).orElse("") + " " + due.path())
                .toList();
    }

    @Test
    void a_report_that_lacks_nothing_asks_for_nothing() throws Exception {
        assertThat(due("")).isEmpty();
        assertThat(due(PERSON + "," + ASKED + ",'acts':[{'id':'a','victim':'p','type':'A15','when':'2026-02-03'}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-25,    , INTERVENTION OVERDUE 2026-11-25 interventions[0].due",
                "2026-11-26,    , INTERVENTION SOON 2026-11-26 interventions[0].due",
                "2026-12-26, J3 , INTERVENTION SOON 2026-12-26 interventions[0].due",
                "2026-12-27,    , -",
                "2026-11-25, J4 , -",
                "2026-11-25, J5 , -"
            })
    void a_step_to_help_is_due_until_it_is_finished(String day, String state, String expected) throws Exception {
        List<String> due = due("'interventions':[{'id':'i','type':'I1','due':'" + day + "'"
                + (state == null ? "" : ",'state':'" + state + "'") + "}]");
        assertThat(due).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    /** Four months from final decisions of 1 February 2022 and later, six before: Protocol 15, articles 4 and 8. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-09-10, true, Y10, ECHR SOON 2027-01-10 proceedings[0].decidedOn",
                "2026-07-10, true, Y10, ECHR OVERDUE 2026-11-10 proceedings[0].decidedOn",
                "2026-09,    true, Y10, ECHR SOON 2027-01-01 proceedings[0].decidedOn",
                "2026-01-10, true, Y10, -",
                "2026-09-10, false, Y10, -",
                "2026-09-10, true, Y12, -"
            })
    void the_time_limit_of_the_court_runs_from_the_final_decision(
            String day, boolean last, String step, String expected) throws Exception {
        List<String> due = due("'proceedings':[{'id':'d','body':'Supreme Court','step':'" + step + "','decidedOn':'"
                + day + "','finalDomestic':" + last + "}]");
        assertThat(due).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({"2022-01-31, 2022-07-31, 6", "2022-02-01, 2022-06-01, 4"})
    void it_was_six_months_and_is_four(String decided, String last, String months) throws Exception {
        Report report = report(
                "'proceedings':[{'id':'d','body':'Supreme Court','decidedOn':'" + decided + "','finalDomestic':true}]");
        LocalDate today = LocalDate.of(2022, 5, 1);
        assertThat(Rule.all(report, today, today))
                .singleElement()
                .satisfies(due -> assertThat(due.arguments()).containsExactly(last, months, decided));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'retention':{'class':'case','reviewOn':'2026-11-01'} | RETENTION OVERDUE 2026-11-01 retention.reviewOn",
                "'consents':[{'person':'p','scope':'court','decision':'not-asked'}] | CONSENT_NOT_ASKED MISSING consents[0].decision",
                "'consents':[{'person':'p','scope':'court','decision':'yes','expires':'2026-12-01'}] | CONSENT_EXPIRES SOON 2026-12-01 consents[0].expires",
                "'consents':[{'person':'p','scope':'court','decision':'yes','expires':'2026-11-01'}] | CONSENT_EXPIRES OVERDUE 2026-11-01 consents[0].expires",
                "'acts':[{'id':'a','victim':'p','type':'A15'}] | STORE_NOT_ASKED MISSING consents",
                "'information':[{'id':'i','source':'p'}] | STORE_NOT_ASKED MISSING consents",
                "'status':'X1' | STATUS_WITHOUT_ASSESSMENT MISSING status"
            })
    void what_is_missing_or_due_is_named_with_its_field(String fields, String expected) throws Exception {
        assertThat(due(PERSON + "," + fields)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31/2026-02-01, false", "2026-02, false", "2026, false", "2026-03, true", "2025-12-31, true"})
    void an_act_lies_within_what_the_event_can_mean(String when, boolean outside) throws Exception {
        List<String> due =
                due(PERSON + "," + ASKED + ",'acts':[{'id':'a','victim':'p','type':'A15','when':'" + when + "'}]");
        assertThat(due).isEqualTo(outside ? List.of("ACT_OUTSIDE WARNING acts[0].when") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'individual','ageBand':'12-17' | 'type':'A15'",
                "'kind':'individual' | 'type':'A15','age':17",
                "'kind':'individual' | 'type':'A15','ageBand':'0-11'",
                "'kind':'group','groupSize':5,'minors':1 | 'type':'A15'",
                "'kind':'group' | 'type':'A15','count':5,'minors':1"
            })
    void a_minor_needs_the_consent_of_a_guardian(String person, String act) throws Exception {
        String start = "'persons':[{'id':'p'," + person + "}],'acts':[{'id':'a','victim':'p'," + act + "}],"
                + "'consents':[{'person':'p','scope':'store','decision':'yes','givenBy':'";
        assertThat(due(start + "self'}]")).containsExactly("GUARDIAN WARNING persons[0]");
        assertThat(due(start + "guardian'}]")).isEmpty();
    }

    @Test
    void origin_and_faith_are_asked_about_unless_an_act_says_why_somebody_was_chosen() throws Exception {
        String start = "'persons':[{'id':'p','kind':'individual','ethnicity':'Roma','religion':'none'}]," + ASKED
                + ",'acts':[{'id':'a','victim':'p','type':'A37'";
        assertThat(due(start + "}]"))
                .containsExactly(
                        "WITHOUT_REASON WARNING persons[0].ethnicity", "WITHOUT_REASON WARNING persons[0].religion");
        assertThat(due(start + ",'whyTargeted':['V08']}]")).isEmpty();
    }

    @Test
    void two_judgments_that_differ_ask_for_a_decision_and_a_withdrawn_report_only_for_its_retention() throws Exception {
        Report report = report("'status':'X1','retention':{'class':'case','reviewOn':'2026-11-01'},'assessments':["
                + "{'id':'1','by':'monitor','status':'X1'},{'id':'2','by':'editor','status':'X4','second':true}]");
        assertThat(due(report))
                .containsExactly(
                        "RETENTION OVERDUE 2026-11-01 retention.reviewOn", "CODERS_DIFFER MISSING assessments");
        assertThat(due(report.with("withdrawn", Text.of("en", "wrong").json())))
                .containsExactly("RETENTION OVERDUE 2026-11-01 retention.reviewOn");
    }
}
