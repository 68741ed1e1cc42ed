package org.letopis.protect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.report.Id;
import org.letopis.report.Identity;

class KnownNamesTest {
    private static final Id PERSON = new Id("0123456789abcdef0123456789abcdef");
    private final KnownNames names = new KnownNames(List.of(Identity.of(
            PERSON,
            List.of("Велимира Дорохина", "Velimira Dorokhina", "Семён Ли", "Анна"),
            List.of("+000 555 0147 21", "vel@example.org"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Дорохина пришла утром.",
                "У ДОРОХИНОЙ забрали телефон",
                "говорили с Велимирой",
                "told Dorokhina's brother",
                "(velimira)",
                "Семен ушёл", // е for ё
                "видели Анну",
                "call 8 (555) 014-72-1",
                "write to VEL@example.org",
                "До\u00ADро\u200Bхина", // soft hyphen and zero-width space
            })
    void a_name_with_an_ending_or_in_disguise_is_found(String text) {
        assertThat(names.in(text)).contains(PERSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ли", "дорога к рынку", "великий день", "Doro", "аннотация", "room 147", ""})
    void other_words_are_not(String text) {
        assertThat(names.in(text)).isEmpty();
    }
}
