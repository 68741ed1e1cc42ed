package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.json.FieldPath;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.Vocabulary;

/** What a person changed in a report, from a file or field by field, held against what it was. */
class EditedTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Report report;

    @BeforeEach
    void a_report() throws Exception {
        byte[] sample = Files.readAllBytes(Path.of("samples/reports/market-inspection.json"));
        report = Draft.read(Json.parse(sample, 1_000_000), RANDOM).report();
    }

    private Edited read(JsonObject json) throws JsonProblem {
        return Edited.read(json, report, Vocabulary.builtIn(), RANDOM);
    }

    private Report set(String... fields) throws JsonProblem {
        Settings settings = new Settings("en");
        for (String field : fields) {
            settings.add(field);
        }
        return read(settings.applied(report, Vocabulary.builtIn())).report();
    }

    private static JsonObject json(String text) throws JsonProblem {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 10_000);
    }

    @Test
    void an_unchanged_form_is_the_same_report() throws Exception {
        assertThat(read(report.json()).report()).isEqualTo(report);
        assertThat(Changes.between(report, report)).isEmpty();
    }

    @Test
    void what_stays_keeps_its_id_and_new_parts_get_new_ones_by_their_labels() throws Exception {
        JsonObject json = FieldPath.parse("persons[" + report.persons().size() + "]")
                .set(report.json(), json("{'id':'neighbour','kind':'individual','names':['Orla Venn']}"));
        json = FieldPath.parse("acts[" + report.acts().size() + "]")
                .set(json, json("{'id':'second','victim':'neighbour','type':'A11'}"));

        Edited edited = read(json);

        List<Person> persons = edited.report().persons();
        Person added = persons.get(persons.size() - 1);
        assertThat(persons.subList(0, persons.size() - 1)).isEqualTo(report.persons());
        Act act = edited.report().acts().get(report.acts().size());
        assertThat(act.victim()).isEqualTo(added.id());
        assertThat(added.id().hex()).matches("[0-9a-f]{32}");
        assertThat(edited.identities()).singleElement().satisfies(who -> {
            assertThat(who.person()).isEqualTo(added.id());
            assertThat(who.names()).containsExactly("Orla Venn");
        });
        assertThat(edited.report().json().toString()).doesNotContain("Orla");
    }

    @Test
    void an_id_that_the_report_does_not_have_is_no_ones_but_a_label() throws Exception {
        String strangers = "0123456789abcdef0123456789abcdef";
        JsonObject json = FieldPath.parse("persons[" + report.persons().size() + "]")
                .set(report.json(), json("{'id':'" + strangers + "','kind':'group'}"));
        assertThat(read(json).report().json().toString()).doesNotContain(strangers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id              | \"0123456789abcdef0123456789abcdef\" | edit.other-report",
                "revision        | 7                  | edit.outdated",
                "withdrawn       | {\"lang\":\"en\",\"text\":\"no\"} | edit.withdrawn",
                "attachments[0]  | \"photo\"          | edit.attachments",
                "persons[0].code | \"P-222222\"       | edit.code",
                "persons[0].names | [\"Orla Venn\"]   | edit.identity",
                "persons[0].kind | \"alien\"          | report.bad-choice",
                "acts[0].type    | A77                | report.unknown-code",
                "acts[0].victim  | nobody             | report.dangling",
                "acts[0].colour  | red                | json.unknown-field",
                "acts[0].age     | old                | json.wrong-type",
                "occurred        | yesterday          | report.date-year",
                "title           | null               | json.missing",
                "acts[99]        | null               | path.beyond",
                "acts[0]..type   | A15                | path.bad",
                "title           |                    | report.empty"
            })
    void what_an_edit_may_not_do_is_named(String field, String value, String key) {
        assertThatThrownBy(() -> set(field + "=" + (value == null ? "" : value)))
                .isInstanceOf(JsonProblem.class)
                .extracting(problem -> ((JsonProblem) problem).key())
                .isEqualTo(key);
    }

    @Test
    void a_code_that_was_there_may_stay_although_it_is_not_known_here() throws Exception {
        report = report.with("involvements", null)
                .with("acts", List.of(report.acts().get(0).json().with("type", "A77")));
        assertThat(set("status=X1").acts().get(0).type()).isEqualTo("A77");
    }

    @Test
    void a_value_is_taken_for_what_the_field_may_hold() throws Exception {
        Report changed = set(
                "title=A longer title",
                "impact=12",
                "caseRef=12",
                "occurred=2026",
                "acts[0].age=12",
                "persons[0].defender=true",
                "rights=[\"assembly\"]");
        assertThat(changed.title().words()).isEqualTo("A longer title");
        assertThat(changed.title().language()).isEqualTo(report.title().language());
        assertThat(changed.json().value("impact"))
                .contains(JsonObject.empty().with("lang", "en").with("text", "12"));
        assertThat(changed.json().value("caseRef")).contains("12");
        assertThat(changed.occurred().text()).isEqualTo("2026");
        assertThat(changed.acts().get(0).json().value("age")).contains(12L);
        assertThat(changed.persons().get(0).json().value("defender")).contains(true);
        assertThat(changed.json().value("rights")).contains(List.of("assembly"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "=x", ""})
    void a_setting_without_field_or_value_is_refused(String typed) {
        assertThatThrownBy(() -> set(typed)).isInstanceOf(JsonProblem.class);
    }

    @Test
    void the_next_revision_names_the_one_before_by_the_hash_of_its_canonical_json() throws Exception {
        Report next = set("status=X1").after(report, Text.of("en", "better known"), "2026-11-26");
        assertThat(next.revision()).isEqualTo(2);
        assertThat(next.reason().orElseThrow().words()).isEqualTo("better known");
        assertThat(next.madeOn()).contains("2026-11-26");
        byte[] sha256 = java.security.MessageDigest.getInstance("SHA-256").digest(Json.canonical(report.json()));
        assertThat(next.previous()).contains(java.util.HexFormat.of().formatHex(sha256));
        assertThat(next.next().reason()).isEmpty();
        assertThat(Changes.between(report, next))
                .singleElement()
                .satisfies(change -> assertThat(change.path().pointer()).isEqualTo("/status"));
    }
}
