package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final LeakCheck CHECK = new LeakCheck(
            List.of(NameCorpus.person("P-1", "Велимира Дорохина"), NameCorpus.person("P-2", "Bram Quill")));

    private static List<String> suggested(String text) {
        return CHECK.suggestions(text, CHECK.hits(text)).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void capitalised_words_inside_a_sentence_are_suggested_and_pairs_are_one() {
        assertThat(suggested("В камере с Дорохиной сидела Есения Хмелёва из посёлка Верхний Лог."))
                .containsExactly("Есения Хмелёва", "Верхний Лог");
        assertThat(suggested("We met Oriel Tandy-Marsh near the gate.")).containsExactly("Oriel Tandy-Marsh");
    }

    @Test
    void who_is_listed_is_not_suggested() {
        assertThat(suggested("Потом Дорохиной, Velimira и Bram Quill вернули вещи."))
                .isEmpty();
    }

    @Test
    void the_beginning_of_a_sentence_says_nothing_by_itself() {
        assertThat(suggested("Свидетель молчал. «Никто не спросил», сказал он.\nДверь закрыта."))
                .isEmpty();
        assertThat(suggested("Есения вышла. Потом видели, как Есению увели.")).containsExactly("Есения", "Есению");
        assertThat(suggested("Хмелёва вышла. Хмелёву увели.")).containsExactly("Хмелёва", "Хмелёву");
        assertThat(suggested("Есения Хмелёва вышла. Соседка Хмелёва ушла, другая соседка осталась."))
                .containsExactly("Есения Хмелёва", "Хмелёва");
    }

    @Test
    void months_countries_courts_and_abbreviations_are_left_out() {
        assertThat(suggested("On Monday in August the European Court and the UN wrote to Russia about the case."))
                .isEmpty();
        assertThat(suggested("Тогда Европейский суд и ООН обратились к России, а в Женеве ждали."))
                .isEmpty();
    }

    @Test
    void a_suggestion_says_where_it_is_in_code_points_of_the_text_as_it_stands() {
        String text = "🙂 пришла &#1045;сения, и всё";
        assertThat(CHECK.suggestions(text, CHECK.hits(text))).containsExactly(new Suggestion(9, 21, "&#1045;сения"));
    }
}
