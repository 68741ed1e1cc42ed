package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    private static Yaml.Document parse(String text) throws JsonProblem {
        return Yaml.parse(text.getBytes(StandardCharsets.UTF_8), 1_000_000);
    }

    private static JsonProblem problem(String text) {
        return catchThrowableOfType(JsonProblem.class, () -> parse(text));
    }

    @Test
    void plain_words_are_those_of_yaml_1_2_core_and_yes_is_a_word() throws JsonProblem {
        // YAML 1.2.2, section 10.3.2: yes, no, on and off are strings.
        JsonObject object = parse("{a: yes, b: no, c: true, d: 12, e: -0, f: 012, g: null, h: ~, i: '5', j: 1.5}")
                .object();
        assertThat(object.string("a")).isEqualTo("yes");
        assertThat(object.string("b")).isEqualTo("no");
        assertThat(object.truth("c")).isTrue();
        assertThat(object.integer("d", 0, 20)).isEqualTo(12);
        assertThat(object.string("f")).isEqualTo("012");
        assertThat(object.optionalString("g")).isEmpty();
        assertThat(object.optionalString("h")).isEmpty();
        assertThat(object.string("i")).isEqualTo("5");
        assertThat(object.string("j")).isEqualTo("1.5");
    }

    @Test
    void a_field_knows_its_line() throws JsonProblem {
        Yaml.Document document = parse("a: 1\nb:\n  - c: x\n  # a comment\n  - c: y\n");
        assertThat(document.line("b[1].c")).isEqualTo(5);
        assertThat(document.line("b[1].missing")).isEqualTo(5);
        assertThat(document.line("nowhere")).isEqualTo(1);
        assertThat(document.object().objects("b").get(1).path()).isEqualTo("b[1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a: &x [1]\nb: *x`      | yaml.alias           | 1",
                "`a: 1\nb: *x`           | yaml.alias           | 2",
                "`a: !!str 1`            | yaml.tag             | 1",
                "`a: 1\na: 2`            | yaml.twice           | 2",
                "`a: [1`                 | yaml.syntax          | 2",
                "`a: 1\n---\nb: 2`       | yaml.second-document | 2",
                "`- a`                   | yaml.not-a-mapping   | 1",
                "`[a]: 1`                | yaml.key             | 1",
                "`a: \"\\0\"`            | yaml.character       | 1",
                "`a: \"\\ud800\"`        | yaml.character       | 1",
            })
    void what_is_not_read_is_named_with_its_line(String text, String key, String line) {
        JsonProblem problem = problem(text + "\n");
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.arguments().get(0)).hasToString(line);
    }

    @Test
    void depth_size_and_number_of_values_are_bounded() {
        assertThat(problem("a: " + "[".repeat(5_000) + "]".repeat(5_000)).key()).isEqualTo("yaml.too-deep");
        assertThat(problem("a: [" + "1,".repeat(Yaml.MAX_VALUES) + "1]").key()).isEqualTo("yaml.too-many");
        JsonProblem long_ = catchThrowableOfType(JsonProblem.class, () -> Yaml.parse(new byte[11], 10));
        assertThat(long_.key()).isEqualTo("json.too-long");
        JsonProblem bytes = catchThrowableOfType(JsonProblem.class, () -> Yaml.parse(new byte[] {'a', -1}, 10));
        assertThat(bytes.key()).isEqualTo("json.not-utf8");
        assertThat(problem("").key()).isEqualTo("yaml.empty");
    }

    @Test
    void quoted_text_is_read_as_it_was() throws JsonProblem {
        String text =
                "\"quoted\" \\ back\nline\ttab – тире: # не комментарий 😀 \u202e \u0085 \u2028 \u0007 &a *b !c %d @e";
        assertThat(parse("a: " + Yaml.quoted(text)).object().string("a")).isEqualTo(text);
        assertThat(Yaml.quoted(text)).doesNotContain("\n", "\u202e", "\u2028");
    }
}
