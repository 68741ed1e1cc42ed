package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How wide text is on a terminal: by Unicode Standard Annex #11, and where that says nothing (joined emoji, flags, soft
 * hyphen) as tmux 3.3a moves its cursor.
 */
class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "market, 6",
        "Рынок, 5",
        "ё, 1",
        "и\u0306, 1",
        "а\u0488, 1",
        "市場, 4",
        "ｱ, 1",
        "Ａ, 2",
        "\uD83D\uDE00, 2",
        "a\u200Bb, 2",
        "co\u00ADop, 5",
        "각, 2",
        "\u1100\u1161\u11a8, 2",
        "ไทย, 3",
        "कि, 2",
        "e\u0301\u0323, 1",
        "a\u2060b, 2",
        "\u2705, 2",
        "\uD83D\uDE80, 2",
        "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67, 2",
        "\uD83C\uDDE8\uD83C\uDDED, 2",
        "\u2014, 1",
        "№, 1",
        "'', 0"
    })
    void marks_take_no_column_and_wide_characters_two(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "market, 6, market",
        "market, 5, mark…",
        "market, 1, …",
        "市場です, 5, 市場…",
        "市場です, 4, 市…",
        "ий, 2, ий",
        "и\u0306и\u0306и, 2, и\u0306…",
        "\uD83C\uDDE8\uD83C\uDDEDabc, 3, \uD83C\uDDE8\uD83C\uDDED…",
        "\uD83C\uDDE8\uD83C\uDDEDabc, 2, …"
    })
    void what_is_too_wide_is_cut_and_says_so(String text, int most, String shown) {
        assertThat(Columns.cut(text, most)).isEqualTo(shown);
    }

    @Test
    void a_cut_is_never_wider_than_asked_for() {
        String text = "Обыск 市場 of и\u0306 the \uD83D\uDE00 mill";
        for (int most = 1; most < 40; most++) {
            assertThat(Columns.width(Columns.cut(text, most))).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void lines_are_broken_at_spaces_and_between_wide_characters_but_in_no_other_word() {
        assertThat(Columns.wrap("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrap("0123456789 и", 5)).containsExactly("0123456789", "и");
        assertThat(Columns.wrap("на рынке 市場市場市場 и", 8)).containsExactly("на рынке", "市場市場", "市場 и");
        assertThat(Columns.wrap("市市市", 4)).containsExactly("市市", "市");
    }

    /** A mark belongs to the letter before it. */
    @Test
    void no_mark_begins_a_line() {
        String text = "市\u3099".repeat(9) + " e\u0301".repeat(9);
        for (int most = 2; most < 12; most++) {
            assertThat(Columns.wrap(text, most))
                    .noneMatch(line -> line.startsWith("\u3099") || line.startsWith("\u0301"))
                    .allMatch(line -> Columns.width(line) <= 12);
        }
    }

    @Test
    void a_table_lines_up_whatever_is_in_its_cells() {
        Table table = new Table("name", "when");
        table.row("市場", "1");
        table.row("и\u0306од", "2");
        table.row("\uD83D\uDE00", "3");
        table.row("Ａ1", "4");
        assertThat(table.lines())
                .containsExactly("name  when", "市場  1", "и\u0306од   2", "\uD83D\uDE00    3", "Ａ1   4");
    }
}
