package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

class DraftTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Path MARKET = SampleReports.MARKET;

    private static Draft read(String json) throws JsonProblem {
        return Draft.read(Json.parse(json.getBytes(StandardCharsets.UTF_8), 1_000_000), RANDOM);
    }

    static List<Path> samples() throws IOException {
        return SampleReports.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_is_a_whole_report_and_survives_its_own_json(Path sample) throws Exception {
        Draft draft = read(Files.readString(sample));
        JsonObject json = ReportJson.write(draft.report());
        assertThat(ReportJson.read(Json.parseCanonical(Json.canonical(json), 1_000_000)))
                .isEqualTo(draft.report());
        assertThat(draft.report().acts()).isNotEmpty();
    }

    @Test
    void no_name_or_contact_is_in_the_report_itself() throws Exception {
        Draft draft = read(Files.readString(MARKET));
        assertThat(draft.identities().get(0).names()).contains("Велимира Дорохина");
        assertThat(ReportJson.write(draft.report()).toString()).doesNotContain("Dorokhina", "Дорохина", "555 0147");
        assertThat(draft.identities().get(0).toString()).doesNotContain("Dorokhina");
    }

    @Test
    void the_same_file_twice_makes_two_reports_that_share_no_id_or_code() throws Exception {
        Report one = read(Files.readString(MARKET)).report();
        Report other = read(Files.readString(MARKET)).report();
        assertThat(one.id()).isNotEqualTo(other.id());
        assertThat(one.persons().get(0).id())
                .isNotEqualTo(other.persons().get(0).id());
        assertThat(one.persons().get(0).code())
                .isNotEqualTo(other.persons().get(0).code());
        assertThat(one.acts().get(0).victim()).isEqualTo(one.persons().get(0).id());
    }

    @Test
    void an_id_and_revision_in_the_file_are_not_taken_over() throws Exception {
        String withId = Files.readString(MARKET)
                .replaceFirst("\\{", "{\"id\":\"00000000000000000000000000000001\",\"revision\":7,");
        Report report = read(withId).report();
        assertThat(report.id().hex()).isNotEqualTo("00000000000000000000000000000001");
        assertThat(report.revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"letopis-report/1\"  | \"letopis-report/2\" | report.other-format",
                "\"occurred\"          | \"happened\"         | json.unknown-field",
                "2024-05-17            | 2024-05-37           | report.date-no-day",
                "\"XA\"                | \"Xa\"               | report.bad-country",
                "\"precision\": \"site\" | \"precision\": \"street\" | report.bad-precision",
                "-45.12346             | -95.1                | report.bad-degrees",
                "\"A15\"               | \"arrest\"           | report.bad-code",
                "\"D1\"                | \"E11\"              | report.bad-code",
                "\"P11\"               | \"X11\"              | report.bad-code",
                "\"f\"                 | \"female\"           | report.bad-choice",
                "\"30-59\"             | \"35\"               | report.bad-choice",
                "\"victim\": \"trader\" | \"victim\": \"nobody\" | report.dangling",
                "\"act\": \"held\"     | \"act\": \"lost\"    | report.dangling",
                "\"morning\"           | \" \"                | report.empty",
                "\"morning\"           | \"a\\u0007b\"        | report.control-character",
                "\"lang\": \"en\"      | \"lang\": \"e n\"    | report.bad-language",
                "\"id\": \"squad\"     | \"id\": \"trader\"   | report.twice",
            })
    void a_mistake_in_the_file_is_named(String good, String bad, String key) throws Exception {
        String text = Files.readString(MARKET);
        assertThat(text).contains(good);
        assertThatThrownBy(() -> read(text.replace(good, bad)))
                .isInstanceOfSatisfying(
                        JsonProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @Test
    void a_text_that_is_too_long_is_refused() throws Exception {
        String huge = Files.readString(MARKET).replace("\"morning\"", "\"" + "а".repeat(300) + "\"");
        assertThatThrownBy(() -> read(huge)).hasMessage("report.too-long");
    }
}
