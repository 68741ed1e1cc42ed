package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapingTest {
    @Test
    void letters_of_any_script_stay() {
        assertThat(Escaping.escape("Арина Вешняк, 45° 7' 名前", 100)).isEqualTo("Арина Вешняк, 45° 7' 名前");
    }

    @Test
    void what_could_drive_a_terminal_or_turn_a_text_around_is_shown_as_its_code() {
        assertThat(Escaping.escape("a\u001B[31mb\u202Ec\u200Fd\ne\u2066f\uD800g\u007Fh", 100))
                .isEqualTo("a\\u001B[31mb\\u202Ec\\u200Fd\\u000Ae\\u2066f\\uD800g\\u007Fh");
    }

    @Test
    void long_texts_are_cut() {
        assertThat(Escaping.escape("x".repeat(50), 10)).isEqualTo("x".repeat(10) + "…");
    }

    @Test
    void a_finding_is_escaped_whoever_makes_it() {
        assertThat(new Finding(FindingGroup.OTHER, "na\u0007me", "va\u202Elue"))
                .isEqualTo(new Finding(FindingGroup.OTHER, "na\\u0007me", "va\\u202Elue"));
    }
}
