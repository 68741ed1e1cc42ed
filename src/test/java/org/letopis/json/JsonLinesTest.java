package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private static final String TEXT = """
            {
              "title": {"lang": "ru",
                        "text": "два\\nслова"},
              "acts": [
                {"id": "a"}, {"id":
                  "b"},
                [1,
                 2]
              ],
              "a.b": 1
            }
            """;

    private static int line(String path) {
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        return JsonLines.of(utf8, List.of(path)).line(path).orElse(-1);
    }

    @Test
    void a_field_stands_where_its_name_does_and_an_entry_where_it_begins() {
        assertThat(line("title")).isEqualTo(2);
        assertThat(line("title.text")).isEqualTo(3);
        assertThat(line("acts[0].id")).isEqualTo(5);
        assertThat(line("acts[1].id")).isEqualTo(5);
        assertThat(line("acts[2][1]")).isEqualTo(8);
        assertThat(line("a.b")).isEqualTo(10);
    }

    @Test
    void what_is_missing_is_where_it_would_stand() {
        assertThat(line("acts[1].victim.lang")).isEqualTo(5);
        assertThat(line("acts[2][7]")).isEqualTo(7);
        assertThat(line("narrative[0]")).isEqualTo(1);
        assertThat(line("")).isEqualTo(1);
    }

    @Test
    void what_stands_before_the_end_of_a_text_that_is_cut_off_is_found() {
        byte[] cut = TEXT.substring(0, TEXT.indexOf("[1,") + 3).getBytes(StandardCharsets.UTF_8);
        JsonLines lines = JsonLines.of(cut, List.of("title.text", "a.b"));
        assertThat(lines.line("title.text")).hasValue(3);
        assertThat(lines.line("a.b")).hasValue(1);
        assertThat(JsonLines.of(new byte[0], List.of("a")).line("a")).isEmpty();
    }
}
