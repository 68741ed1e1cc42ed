package org.letopis.report.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.JsonProblem;

/** What is said of a project's list file that is wrong, each with line and column. */
class OwnListTest {
    private static final String HEADINGS = "code,list,label:en,label:uk,definition:uk,treaty,huridocs\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,acts,name                    | vocabulary.no-code      | 1
            X-a,acts,name                 | vocabulary.bad-code     | 1
            x-a_b,acts,name               | vocabulary.bad-code     | 1
            y-a,acts,name                 | vocabulary.bad-code     | 1
            A77,,,назва                   | vocabulary.unknown-code | 1
            x-a,,name                     | vocabulary.unknown-list | 2
            x-a,crimes,name               | vocabulary.unknown-list | 2
            x-a,acts,,                    | vocabulary.no-label     | 1
            x-a,acts,name,,,,0201         | vocabulary.bad-huridocs | 7
            x-a,acts,name,,,,4:2          | vocabulary.bad-huridocs | 7
            A08,,pain                     | vocabulary.fixed        | 3
            A08,actors,,назва             | vocabulary.fixed        | 2
            A08,,,назва,,CAT 99           | vocabulary.fixed        | 6
            A08,,,назва,,,4:02            | vocabulary.fixed        | 7
            A08,acts,,                    | vocabulary.adds-nothing | 1
            x-a,acts,turned\u202ename     | vocabulary.unprintable  | 3
            x-a,acts,hid\u200bden         | vocabulary.unprintable  | 3
            x-a,acts,"two\\nlines"        | vocabulary.unprintable  | 3
            x-a,acts,name,,,,,8           | vocabulary.more-cells   | 8
            """)
    void a_mistake_is_named_with_line_and_column(String row, String key, int column) {
        String text = HEADINGS + "x-good,acts,good\n" + row.replace("\\n", "\n") + "\nx-fine,acts,fine\n";
        List<JsonProblem> problems = problems(text);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).key()).isEqualTo(key);
        assertThat(problems.get(0).arguments()).startsWith(3, column);
    }

    @Test
    void the_same_code_twice_is_named_where_it_comes_again() {
        assertProblem(HEADINGS + "x-a,acts,a\n\nx-a,acts,b\n", "vocabulary.code-twice", 4, 1, "code", "x-a");
    }

    @Test
    void texts_have_a_longest() {
        assertProblem(HEADINGS + "x-a,acts," + "w".repeat(81), "vocabulary.too-long", 2, 3, "label:en", 80);
        assertProblem(HEADINGS + "x-a,acts,w,," + "w".repeat(301), "vocabulary.too-long", 2, 5, "definition:uk", 300);
        assertThat(problems(HEADINGS + "x-a,acts," + "w".repeat(80) + ",," + "w".repeat(300)))
                .isEmpty();
    }

    @Test
    void headings_are_known_each_once_and_have_a_code() {
        assertProblem("code,label:EN\n", "vocabulary.heading", 1, 2, "label:EN");
        assertProblem("code,label\n", "vocabulary.heading", 1, 2, "label");
        assertProblem("code,treaty:en\n", "vocabulary.heading", 1, 2, "treaty:en");
        assertProblem("code,label:en,label:en\n", "vocabulary.heading-twice", 1, 3, "label:en");
        assertProblem("list,label:en\n", "vocabulary.no-code-column", 1);
        assertProblem("", "vocabulary.empty");
    }

    @Test
    void all_problems_are_told_at_once_in_the_order_of_the_file() {
        assertThat(problems(HEADINGS + "A08,acts,pain\nx-a,crimes,\nA77,,,назва\n"))
                .extracting(JsonProblem::key)
                .containsExactly(
                        "vocabulary.fixed",
                        "vocabulary.unknown-list",
                        "vocabulary.no-label",
                        "vocabulary.unknown-code");
    }

    @Test
    void one_mistake_is_enough_for_the_list_not_to_be_used() {
        byte[] text = (HEADINGS + "x-a,acts,a\nA77,,,назва\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> OwnList.read(text))
                .isInstanceOfSatisfying(
                        JsonProblem.class, problem -> assertThat(problem.key()).isEqualTo("vocabulary.unknown-code"));
    }

    @Test
    void what_a_spreadsheet_of_another_country_writes_is_read() throws JsonProblem {
        String text = "\ufeffcode;list;label:ru\r\nx-a;ACTS; отключение, полное \r\n";
        OwnList list = OwnList.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(list.terms()).hasSize(1);
        assertThat(list.terms().get(0).label("ru")).isEqualTo("отключение, полное");
        assertThat(OwnList.read(list.text()).terms()).isEqualTo(list.terms());
    }

    private static void assertProblem(String text, String key, Object... arguments) {
        assertThat(problems(text)).hasSize(1);
        JsonProblem problem = problems(text).get(0);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.arguments()).containsExactly(arguments);
    }

    private static List<JsonProblem> problems(String text) {
        return OwnList.problems(text.getBytes(StandardCharsets.UTF_8));
    }
}
