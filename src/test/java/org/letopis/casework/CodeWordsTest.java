package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.letopis.failure.Failure;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Vocabulary;

class CodeWordsTest {
    private static final CodeWords CODES = new CodeWords(Vocabulary::builtIn, "en");

    @Test
    void a_code_is_itself_also_in_small_letters_and_needs_no_vocabulary() throws Exception {
        CodeWords noWords = new CodeWords(
                () -> {
                    throw new IllegalStateException();
                },
                "en");
        assertThat(noWords.code(ListName.ACTS, "a15")).isEqualTo("A15");
        assertThat(noWords.code(ListName.ACTS, "A998")).isEqualTo("A998");
        assertThat(noWords.code(ListName.ACTORS, "X-Night-Raid")).isEqualTo("x-night-raid");
        assertThat(noWords.code(ListName.STATUS, "X2")).isEqualTo("X2");
    }

    @Test
    void words_in_either_language_are_the_code_of_the_one_term_that_they_fit() throws Exception {
        assertThat(CODES.code(ListName.ACTS, "arbitrary arrest")).isEqualTo("A15");
        assertThat(CODES.code(ListName.ACTS, "Похищение")).isEqualTo("A14");
        assertThat(CODES.code(ListName.ACTS, "incommunicado")).isEqualTo("A17");
        assertThat(CODES.code(ListName.ACTORS, "police")).isEqualTo("P11");
        assertThat(CODES.code(ListName.STATUS, "verified")).isEqualTo("X3");
    }

    @Test
    void a_label_that_is_just_these_words_comes_before_longer_ones() throws Exception {
        assertThat(CODES.code(ListName.ACTS, "torture")).isEqualTo("A08");
        assertThat(CODES.code(ListName.ACTS, "цензура")).isEqualTo("A30");
    }

    @Test
    void several_terms_are_named_and_none_is_a_list_of_what_there_is() {
        assertThatThrownBy(() -> CODES.code(ListName.ACTS, "detention"))
                .isInstanceOfSatisfying(Failure.Usage.class, failure -> {
                    assertThat(failure.key()).isEqualTo("search.many-terms");
                    assertThat(failure.arguments().get(1).toString())
                            .contains("A16 arbitrary detention", "A17 incommunicado detention");
                });
        assertThatThrownBy(() -> CODES.code(ListName.ACTORS, "unicorns"))
                .isInstanceOfSatisfying(
                        Failure.Usage.class,
                        failure -> assertThat(failure.key()).isEqualTo("search.no-term"));
        assertThatThrownBy(() -> CODES.code(ListName.ACTS, "P11")).isInstanceOf(Failure.Usage.class);
    }
}
