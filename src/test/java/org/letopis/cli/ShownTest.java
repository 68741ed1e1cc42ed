package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What text from a file may do to a terminal: nothing. */
class ShownTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Рынок", "и\u0306", "市場", "\uD83D\uDE00", "e\u0301\u0323\u0302", "नमस्ते", "שָׁלוֹם"})
    void text_of_any_writing_stays(String text) {
        assertThat(Shown.line(text)).isEqualTo(text);
        assertThat(Shown.paragraphs(text)).isEqualTo(text);
    }

    @Test
    void what_would_move_the_cursor_or_turn_the_writing_is_shown_as_a_code() {
        assertThat(Shown.line("a\u001b[2Jb\n\u202ec")).isEqualTo("a\\u001b[2Jb\\u000a\\u202ec");
        assertThat(Shown.paragraphs("a\nb\r\u2028")).isEqualTo("a\nb\\u000d\\u2028");
    }

    @Test
    void marks_piled_upon_one_letter_are_shown_as_codes_after_the_eighth() {
        String eight = "e" + "\u0301".repeat(8);
        assertThat(Shown.line(eight + "e")).isEqualTo(eight + "e");
        assertThat(Shown.line(eight + "\u0323\u0302 e\u0301")).isEqualTo(eight + "\\u0323\\u0302 e\u0301");
        String rare = "\uD834\uDD67"; // U+1D167, a combining stem of musical notation
        assertThat(Shown.line("e" + rare.repeat(9))).isEqualTo("e" + rare.repeat(8) + "\\u1d167");
    }
}
