package org.letopis.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
    @Test
    void the_english_list_has_2048_words_that_cannot_be_mixed_up() {
        assertSound(WordList.ENGLISH, "[a-z]+");
    }

    @Test
    void the_russian_list_has_2048_words_that_cannot_be_mixed_up() {
        assertSound(WordList.RUSSIAN, "[а-яё]+");
    }

    private static void assertSound(WordList list, String letters) {
        List<String> words = list.words();
        assertThat(words).hasSize(2048).allMatch(word -> word.matches(letters));
        assertThat(words.stream().map(WordList::folded)).doesNotHaveDuplicates();
    }
}
