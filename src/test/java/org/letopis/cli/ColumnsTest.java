package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How wide text is on a terminal; widths by Unicode Standard Annex #11 and general categories of the characters. */
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
        "co\u00ADop, 4",
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
        "и\u0306и\u0306и, 2, и\u0306…"
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
}
