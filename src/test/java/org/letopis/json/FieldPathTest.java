package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    private static final String TEXT = "{'a':{'b':1},'l':[{'t':'x'},{'t':'y'}]}";

    private static JsonObject json(String text) throws JsonProblem {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 10_000);
    }

    @ParameterizedTest
    @CsvSource({"a.b, /a/b", "l[1].t, /l/1/t", "l[0], /l/0", "acts[1].place.settlement, /acts/1/place/settlement"})
    void a_path_is_read_as_problems_write_it_and_given_as_a_json_pointer(String text, String pointer) throws Exception {
        FieldPath path = FieldPath.parse(text);
        assertThat(path).hasToString(text).isEqualTo(FieldPath.parse(text));
        assertThat(path.pointer()).isEqualTo(pointer); // RFC 6901, section 3
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a[", "a[x]", "a[-1]", "a[1][2]", "[1]", "a b", "a[123456]", "á"})
    void what_is_no_path_is_refused(String text) {
        assertThatThrownBy(() -> FieldPath.parse(text)).isInstanceOf(JsonProblem.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.b    | 2 | {'a':{'b':2},'l':[{'t':'x'},{'t':'y'}]}",
                "l[1].t | 2 | {'a':{'b':1},'l':[{'t':'x'},{'t':2}]}",
                "l[2].t | 2 | {'a':{'b':1},'l':[{'t':'x'},{'t':'y'},{'t':2}]}",
                "n.m[0] | 2 | {'a':{'b':1},'l':[{'t':'x'},{'t':'y'}],'n':{'m':[2]}}",
                "l[0]   |   | {'a':{'b':1},'l':[{'t':'y'}]}",
                "a      |   | {'l':[{'t':'x'},{'t':'y'}]}",
                "q      |   | {'a':{'b':1},'l':[{'t':'x'},{'t':'y'}]}"
            })
    void a_value_is_set_added_or_taken_away(String path, Long value, String expected) throws Exception {
        JsonObject before = json(TEXT);
        assertThat(FieldPath.parse(path).set(before, value)).isEqualTo(json(expected));
        assertThat(before).isEqualTo(json(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"l[3]", "l.t", "a[0]", "a.b.c"})
    void what_stands_in_the_way_is_named(String path) {
        assertThatThrownBy(() -> FieldPath.parse(path).set(json(TEXT), 1L)).isInstanceOf(JsonProblem.class);
    }

    @Test
    void a_value_is_found_or_is_not_there() throws Exception {
        assertThat(FieldPath.parse("l[1].t").in(json(TEXT))).contains("y");
        for (String other : new String[] {"l[2].t", "a.c", "a.b.c", "l.t"}) {
            assertThat(FieldPath.parse(other).in(json(TEXT))).isEqualTo(Optional.empty());
        }
    }

    @Test
    void indented_text_means_the_same_as_the_canonical_text() throws Exception {
        JsonObject json = json("{'a':{},'b':[],'c':[1,[2,'three\\n']],'d':{'e':null,'f':true}}");
        String indented = new String(Json.indented(json), StandardCharsets.UTF_8);
        assertThat(indented.lines()).contains("  \"a\": {},", "    \"f\": true").hasSizeGreaterThan(10);
        assertThat(Json.parse(Json.indented(json), 10_000)).isEqualTo(json);
    }
}
