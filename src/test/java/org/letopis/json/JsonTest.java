package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private static JsonObject parse(String text) throws JsonProblem {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8), 10_000);
    }

    @Test
    void members_are_sorted_by_utf16_code_units_as_in_rfc_8785_section_3_2_3() throws JsonProblem {
        // The names and their order are the example of RFC 8785, section 3.2.3.
        String shuffled = "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew\","
                + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin\"}";
        assertThat(parse(shuffled).names())
                .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    }

    @Test
    void strings_are_escaped_as_in_rfc_8785_section_3_2_2_2() throws JsonProblem {
        JsonObject object = parse("{\"s\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"}");
        assertThat(object).hasToString("{\"s\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void a_list_of_objects_knows_the_place_of_each_and_holds_nothing_else() throws JsonProblem {
        byte[] list = "[{\"a\":\"x\"},{\"b\":1}]".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.parseList(list, 100)).extracting(JsonObject::path).containsExactly("[0]", "[1]");
        assertThat(Json.parseList("[]".getBytes(StandardCharsets.UTF_8), 100)).isEmpty();
        listProblem("{}", "json.not-a-list");
        listProblem("[1]", "json.wrong-type");
        listProblem("[{}", "json.syntax");
        listProblem("[] []", "json.trailing");
        listProblem("[{\"a\":1,\"a\":2}]", "json.twice");
    }

    private static void listProblem(String text, String key) {
        assertThatThrownBy(() -> Json.parseList(text.getBytes(StandardCharsets.UTF_8), 100))
                .isInstanceOfSatisfying(
                        JsonProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"a\":2}            | json.twice",
                "{\"b\":{\"a\":null,\"a\":2}} | json.twice",
                "\ufeff{}                     | json.byte-order-mark",
                "{\"a\":1.5}                  | json.no-fractions",
                "{\"a\":1e3}                  | json.no-fractions",
                "{\"a\":9223372036854775808}  | json.out-of-range",
                "{\"a\":\"\\u0000\"}          | json.nul",
                "{\"a\":\"\\ud800\"}          | json.lone-surrogate",
                "{\"a\":\"\\udc00\\ud800\"}   | json.lone-surrogate",
                "{} {}                        | json.trailing",
                "[]                           | json.not-an-object",
                "{\"a\":1,}                   | json.syntax",
                "{/*c*/}                      | json.syntax",
                "{\"a\":NaN}                  | json.syntax",
                "{\"a\":01}                   | json.syntax",
                "{'a':1}                      | json.syntax",
            })
    void what_is_not_strict_json_is_a_named_problem(String text, String key) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOfSatisfying(
                        JsonProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @Test
    void depth_length_and_encoding_are_bounded() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        assertThatThrownBy(() -> parse(deep)).hasMessage("json.too-much");
        byte[] crowded = ("{\"a\":[" + "{},".repeat(Json.MAX_TOKENS / 2) + "{}]}").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.parse(crowded, 8 * 1024 * 1024)).hasMessage("json.too-much");
        assertThatThrownBy(() -> Json.parse(new byte[101], 100)).hasMessage("json.too-long");
        assertThatThrownBy(() -> Json.parse(new byte[] {'{', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'}, 100))
                .hasMessage("json.not-utf8");
    }

    @Test
    void a_problem_names_the_field() throws JsonProblem {
        JsonObject object = parse("{\"acts\":[{\"type\":\"A15\"},{\"type\":7}]}");
        assertThatThrownBy(() -> object.objects("acts").get(1).string("type"))
                .isInstanceOfSatisfying(
                        JsonProblem.class,
                        problem -> assertThat(problem.arguments()).containsExactly("acts[1].type"));
    }

    @Test
    void white_space_and_order_make_a_text_not_canonical() throws JsonProblem {
        byte[] good = "{\"a\":[true,null,-3],\"b\":\"я\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Json.canonical(Json.parseCanonical(good, 100))).isEqualTo(good);
        for (String bad : Arrays.asList("{\"b\":1,\"a\":2}", "{ \"a\":1}", "{\"a\":\"\\u0041\"}", "{\"a\":-0}")) {
            assertThatThrownBy(() -> Json.parseCanonical(bad.getBytes(StandardCharsets.UTF_8), 100))
                    .hasMessage("json.not-canonical");
        }
    }

    @Test
    void optional_members_are_left_out() {
        assertThat(JsonObject.empty()
                        .with("n", 1)
                        .withOptional("x", Optional.empty())
                        .withOptional("y", Optional.of("z")))
                .hasToString("{\"n\":1,\"y\":\"z\"}");
    }
}
