package org.letopis.protect;

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
import org.letopis.report.Consent;
import org.letopis.report.Draft;
import org.letopis.report.Report;

class ConsentRuleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    /** A victim, so that a yes is needed. */
    private static final String VICTIM = "'persons':[{'id':'v','kind':'individual'%s}],'acts':[{'id':'1','victim':'v',"
            + "'type':'A15'%s}],'consents':[%s]";

    private static Report report(String fields) {
        String text = "{'format':'letopis-report/1','title':{'lang':'en','text':'T'},"
                + "'narrative':[{'lang':'en','text':'It was told.'}],'occurred':'2026-02'," + fields + "}";
        try {
            return Draft.read(
                            Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 100_000),
                            new SecureRandom())
                    .report();
        } catch (JsonProblem problem) {
            throw new AssertionError(problem.key() + " " + problem.arguments(), problem);
        }
    }

    /** Returns the consents of v, written {@code scope decision field=value ...; scope decision ...}. */
    private static String consents(String written) {
        if (written == null) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        for (String one : written.split("; ", -1)) {
            String[] words = one.split(" ", -1);
            all.append(all.length() == 0 ? "" : ",")
                    .append("{'person':'v','scope':'" + words[0] + "','decision':'" + words[1] + "'");
            for (int i = 2; i < words.length; i++) {
                String[] field = words[i].split("=", -1);
                all.append(",'" + field[0] + "':'" + field[1] + "'");
            }
            all.append('}');
        }
        return all.toString();
    }

    private static ConsentRule.Grant grant(Report report, String scope) {
        return ConsentRule.of(report, DAY).of(report.persons().get(0), scope);
    }

    @ParameterizedTest(name = "{0} | {1}: {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                       | network            | NOT_ASKED | PSEUDONYM
            network not-asked                                       | network            | NOT_ASKED | PSEUDONYM
            network yes                                             | network            | YES       | PSEUDONYM
            network yes                                             | lawyer             | NOT_ASKED | PSEUDONYM
            network yes identity=named                              | network            | YES       | NAMED
            network yes identity=aggregate                          | network            | YES       | AGGREGATE
            network no identity=named                               | network            | NO        | PSEUDONYM
            network withdrawn                                       | network            | WITHDRAWN | PSEUDONYM
            network yes expires=2026-11-26                          | network            | YES       | PSEUDONYM
            network yes expires=2026-11-25                          | network            | EXPIRED   | PSEUDONYM
            network no expires=2026-11-25                           | network            | NO        | PSEUDONYM
            store no; network yes                                   | network            | NO        | PSEUDONYM
            store withdrawn; network yes                            | network            | WITHDRAWN | PSEUDONYM
            store yes expires=2026-01-01; network yes               | network            | EXPIRED   | PSEUDONYM
            store yes; network yes                                  | network            | YES       | PSEUDONYM
            store not-asked; network yes                            | network            | YES       | PSEUDONYM
            store yes                                               | network            | NOT_ASKED | PSEUDONYM
            un-public yes identity=named                            | un-public          | YES       | NAMED
            un-public yes identity=named                            | un-confidential    | YES       | NAMED
            un-public yes expires=2026-11-25                        | un-confidential    | NOT_ASKED | PSEUDONYM
            un-public no                                            | un-confidential    | NOT_ASKED | PSEUDONYM
            un-confidential yes identity=named                      | un-public          | NOT_ASKED | PSEUDONYM
            un-public yes; un-confidential yes expires=2026-11-25   | un-confidential    | EXPIRED   | PSEUDONYM
            research-anonymous yes identity=named                   | research-anonymous | YES       | AGGREGATE
            media-anonymous yes identity=named                      | media-anonymous    | YES       | PSEUDONYM
            media-anonymous yes identity=aggregate                  | media-anonymous    | YES       | AGGREGATE
            media-named yes identity=named                          | media-named        | YES       | NAMED
            """)
    void what_a_victim_said_is_what_holds(
            String written, String scope, ConsentRule.Answer answer, ConsentRule.Identity identity) {
        ConsentRule.Grant grant = grant(report(VICTIM.formatted("", "", consents(written))), scope);
        assertThat(grant.answer()).isEqualTo(answer);
        assertThat(grant.identity()).isEqualTo(identity);
        assertThat(grant.permits()).isEqualTo(answer == ConsentRule.Answer.YES);
        assertThat(grant.named()).isEqualTo(identity == ConsentRule.Identity.NAMED);
    }

    @ParameterizedTest(name = "{0} {1} by {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ,'ageBand':'12-17'                    | -                  | self        | NO_GUARDIAN
            ,'ageBand':'0-11'                     | -                  | next-of-kin | NO_GUARDIAN
            ,'ageBand':'12-17'                    | -                  | guardian    | YES
            ,'ageBand':'18-29'                    | -                  | self        | YES
            -                                     | ,'age':17          | self        | NO_GUARDIAN
            -                                     | ,'age':18          | self        | YES
            -                                     | ,'ageBand':'12-17' | self        | NO_GUARDIAN
            """)
    void a_childs_yes_is_a_guardians(String person, String act, String by, ConsentRule.Answer answer) {
        Report report = report(VICTIM.formatted(
                person == null ? "" : person, act == null ? "" : act, consents("network yes givenBy=" + by)));
        assertThat(grant(report, "network").answer()).isEqualTo(answer);
    }

    @Test
    void a_childs_no_needs_no_guardian() {
        Report report = report(VICTIM.formatted(",'ageBand':'12-17'", "", consents("network no givenBy=self")));
        assertThat(grant(report, "network").answer()).isEqualTo(ConsentRule.Answer.NO);
    }

    @Test
    void conditions_and_the_last_day_go_with_a_yes() {
        Report report = report(VICTIM.formatted(
                "",
                "",
                "{'person':'v','scope':'lawyer','decision':'yes','expires':'2027-01-01',"
                        + "'conditions':{'lang':'en','text':'Not to the press.'}}"));
        ConsentRule.Grant grant = grant(report, "lawyer");
        assertThat(grant.conditions().orElseThrow().words()).isEqualTo("Not to the press.");
        assertThat(grant.expires()).contains(LocalDate.of(2027, 1, 1));
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            individual   | somebody who is only named                      | true  | -
            individual   | somebody who did it                             | false | "involvements":[{"act":"1","actor":"p","degree":"D1","actorType":"P11"}]
            individual   | somebody who did it, and told of it             | true  | "involvements":[{"act":"1","actor":"p","degree":"D1","actorType":"P11"}],"information":[{"id":"i","source":"p"}]
            individual   | somebody who did it, of whom others told        | false | "involvements":[{"act":"1","actor":"p","degree":"D1","actorType":"P11"}],"information":[{"id":"i","source":"v","about":"p"}]
            individual   | somebody who did it, and was a victim           | true  | "involvements":[{"act":"1","actor":"p","degree":"D1","actorType":"P11"}],"acts":[{"id":"1","victim":"p","type":"A15"}]
            individual   | a source                                        | true  | "information":[{"id":"i","source":"p"}]
            individual   | somebody who was helped                         | true  | "interventions":[{"id":"i","type":"I1","for":"p"}]
            individual   | somebody who helped                             | true  | "interventions":[{"id":"i","type":"I1","by":"p"}]
            group        | a group to which it was done                    | false | "acts":[{"id":"1","victim":"p","type":"A15"}]
            group        | a group that somebody spoke for                 | true  | "consents":[{"person":"p","scope":"store","decision":"yes"}]
            organisation | an organisation to which it was done            | true  | "acts":[{"id":"1","victim":"p","type":"A15"}]
            organisation | an organisation that somebody belongs to        | false | -
            organisation | an organisation that somebody spoke for         | true  | "consents":[{"person":"p","scope":"store","decision":"yes"}]
            """)
    void who_must_have_been_asked(String kind, String who, boolean needed, String fields) {
        String acts =
                fields != null && fields.contains("\"acts\"") ? "" : ",'acts':[{'id':'1','victim':'v','type':'A15'}]";
        Report report = report("'persons':[{'id':'p','kind':'" + kind + "'},{'id':'v','kind':'individual'}]" + acts
                + (fields == null ? "" : "," + fields));
        ConsentRule rule = ConsentRule.of(report, DAY);
        assertThat(rule.isNeeded(report.persons().get(0))).as(who).isEqualTo(needed);
        assertThat(rule.of(report.persons().get(0), "network").answer())
                .isEqualTo(needed ? ConsentRule.Answer.NOT_ASKED : ConsentRule.Answer.NOT_NEEDED);
    }

    @Test
    void the_no_of_somebody_who_need_not_be_asked_binds() {
        Report report = report("'persons':[{'id':'v','kind':'individual'},{'id':'w','kind':'individual'}],"
                + "'acts':[{'id':'1','victim':'w','type':'A15'}],"
                + "'involvements':[{'act':'1','actor':'v','degree':'D1','actorType':'P11'}],"
                + "'consents':[" + consents("network no") + "]");
        assertThat(ConsentRule.of(report, DAY).isNeeded(report.persons().get(0)))
                .isFalse();
        assertThat(grant(report, "network").answer()).isEqualTo(ConsentRule.Answer.NO);
        assertThat(grant(report, "lawyer").answer()).isEqualTo(ConsentRule.Answer.NOT_NEEDED);
    }

    @Test
    void who_is_shown_must_have_been_asked_even_if_they_did_it() {
        Report report = report("'persons':[{'id':'v','kind':'individual'},{'id':'w','kind':'individual'}],"
                + "'acts':[{'id':'1','victim':'w','type':'A15'}],"
                + "'involvements':[{'act':'1','actor':'v','degree':'D1','actorType':'P11'}],"
                + "'attachments':[{'id':'f','file':'f.jpg','kind':'photo','depicts':['v']}]");
        assertThat(grant(report, "images").answer()).isEqualTo(ConsentRule.Answer.NOT_ASKED);
    }

    @Test
    void every_scope_has_an_answer_for_every_person_in_order() {
        Report report = report(VICTIM.formatted("", "", consents("network yes")));
        for (String scope : Consent.SCOPES) {
            assertThat(ConsentRule.of(report, DAY).all(scope))
                    .extracting(ConsentRule.Grant::person)
                    .isEqualTo(List.copyOf(report.persons()));
        }
    }
}
