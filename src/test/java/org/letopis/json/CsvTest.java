package org.letopis.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as spreadsheets write them; the rules are those of RFC 4180, section 2. */
class CsvTest {
    private static final Csv.Bounds BOUNDS = new Csv.Bounds(1000, 5, 4, 20);

    @Test
    void cells_in_quotes_have_commas_quotes_and_line_ends() throws JsonProblem {
        assertThat(rows("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"one\ntwo\",3\n"))
                .extracting(Csv.Row::cells)
                .containsExactly(List.of("a", "b"), List.of("x, y", "say \"no\""), List.of("one\ntwo", "3"));
    }

    @Test
    void a_row_has_the_line_on_which_it_begins() throws JsonProblem {
        for (String end : List.of("\n", "\r\n")) {
            assertThat(rows("a,b%n%n\"one%ntwo\",3%n,%nlast,4".replace("%n", end)))
                    .as(end.length() + " characters")
                    .extracting(Csv.Row::line)
                    .containsExactly(1, 3, 5, 6);
        }
    }

    @Test
    void semicolons_and_tabs_part_cells_where_the_headings_have_them() throws JsonProblem {
        assertThat(rows("a;b\n1,5;2").get(1).cells()).containsExactly("1,5", "2");
        assertThat(rows("a\tb\n1;5\t2").get(1).cells()).containsExactly("1;5", "2");
        assertThat(rows("a\n1;5").get(1).cells()).containsExactly("1;5");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_heading() throws JsonProblem {
        assertThat(rows("\ufeffcode,б").get(0).cells()).containsExactly("code", "б");
        assertThat(Csv.text("\ufeffcode".getBytes(StandardCharsets.UTF_8), 99)).isEqualTo("code");
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        problem("b,код".getBytes(Charset.forName("windows-1251")), "csv.not-utf8");
        problem("a,b".getBytes(StandardCharsets.UTF_16), "csv.not-utf8");
    }

    @Test
    void quotes_that_do_not_close_or_close_too_early_name_their_line() {
        problem("a,b\n1,\"2\n3,4\n", "csv.syntax", 2);
        problem("a,b\n1,2\n\"3\"x,4\n", "csv.syntax", 3);
    }

    @Test
    void every_size_has_a_bound() {
        problem("x".repeat(1001), "csv.too-long", 1000);
        problem("a\n".repeat(6), "csv.too-many-rows", 6, 5);
        problem("a\n1,2,3,4,5\n", "csv.too-many-columns", 2, 4);
        problem("a,b\n1," + "x".repeat(21), "csv.cell-too-long", 2, 2, 20);
    }

    @Test
    void control_characters_are_refused_where_they_stand() {
        problem("a,b\n1,\u001b[2J\n", "csv.control-character", 2, 2);
        problem("a,b\n\u0000,2\n", "csv.control-character", 2, 1);
    }

    @Test
    void no_text_is_no_row() throws JsonProblem {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n \n\n")).isEmpty();
    }

    private static List<Csv.Row> rows(String text) throws JsonProblem {
        return Csv.rows(text.getBytes(StandardCharsets.UTF_8), BOUNDS);
    }

    private static void problem(String text, String key, Object... arguments) {
        problem(text.getBytes(StandardCharsets.UTF_8), key, arguments);
    }

    private static void problem(byte[] text, String key, Object... arguments) {
        assertThatThrownBy(() -> Csv.rows(text, BOUNDS)).isInstanceOfSatisfying(JsonProblem.class, problem -> {
            assertThat(problem.key()).isEqualTo(key);
            if (arguments.length > 0) {
                assertThat(problem.arguments()).containsExactly(arguments);
            }
        });
    }
}
