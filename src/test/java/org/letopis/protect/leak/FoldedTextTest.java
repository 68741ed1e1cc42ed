package org.letopis.protect.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
    private static String fold(String text) {
        return FoldedText.of(text).text();
    }

    @Test
    void case_yo_and_full_width_letters_are_one() {
        assertThat(fold("ВЁРА Ｖｅｒａ 𝐕𝐞𝐫𝐚 ﬁn")).isEqualTo("вера vera vera fin");
    }

    @Test
    void stress_marks_go_and_letters_that_only_look_marked_stay() {
        assertThat(fold("Доро\u0301хина И\u0306ован Їжак Žofie")).isEqualTo("дорохина йован їжак zofie");
    }

    @Test
    void format_characters_and_soft_hyphens_go() {
        assertThat(fold("До\u200bро\u00adхи\u2060на\ufeff до\u0000м")).isEqualTo("дорохина дом");
    }

    @Test
    void arabic_carriers_tatweel_and_vowel_marks_are_folded() {
        assertThat(fold("أَحْمَد إيمان فاطمة ســـلمى مؤمن رائد")).isEqualTo("احمد ايمان فاطمه سلمي مومن رايد");
    }

    @Test
    void a_letter_that_goes_stays_in_the_range_of_the_one_before_it() {
        assertThat(FoldedText.of("مع أسماء هنا").original(3, 7)).isEqualTo("أسماء");
    }

    @Test
    void digits_of_any_script_and_dashes_are_ascii() {
        assertThat(fold("٠١٢ – ۷۸۹ １２—３")).isEqualTo("012 - 789 12-3");
    }

    @Test
    void escapes_are_decoded_in_mixed_case_and_in_two_layers() {
        assertThat(fold("&#1042;&#x435;&#X0440;&#1072 &vcy;&IEcy; &amp;#1042; Ren&eacute;e &nbsp;x"))
                .isEqualTo("вера ве в renee  x");
        assertThat(fold("%D0%92%d0%b5ра %25D0%2592 100% 5%zz %FF \\u0412\\u0435"))
                .isEqualTo("вера в 100% 5%zz %ff ве");
    }

    @Test
    void a_word_broken_at_the_end_of_a_line_is_joined_and_the_seam_is_known() {
        FoldedText text = FoldedText.of("Доро-\n  хина, Анна\u00ad\r\nМария и 12-\n34");
        assertThat(text.text()).isEqualTo("дорохина, аннамария и 12-\n34");
        assertThat(text.seam(4)).isTrue();
        assertThat(text.seam(5)).isFalse();
        assertThat(text.original(0, 8)).isEqualTo("Доро-\n  хина");
    }

    @Test
    void words_written_letter_by_letter_are_joined() {
        assertThat(fold("В е р а  К о т")).isEqualTo("вера кот");
        assertThat(fold("сама Д.о.р.о.х.и.н.а, l-e-t-t-e-r - s-p-a-c-e-d")).isEqualTo("сама дорохина, letter spaced");
        assertThat(fold("я и он, А. Б. Вер")).isEqualTo("я и он, а. б. вер");
        assertThat(FoldedText.of("о К о т").spaced(2)).isTrue();
    }

    @Test
    void look_alikes_are_undone_in_mixed_words_only() {
        assertThat(fold("Дoрoхинa dоrоkhinа вода Smithом")).isEqualTo("дорохина dorokhina вода smithом");
    }

    @Test
    void a_range_is_that_piece_of_the_original_with_whole_escapes() {
        FoldedText text = FoldedText.of("𝐀 &#1042;ера! %D0%92%D0%B5ра");
        int at = text.text().indexOf("вера");
        assertThat(text.original(at, at + 4)).isEqualTo("&#1042;ера");
        assertThat(text.start(at)).isEqualTo(2);
        assertThat(text.end(at + 4)).isEqualTo(12);
        at = text.text().lastIndexOf("вера");
        assertThat(text.original(at, at + 4)).isEqualTo("%D0%92%D0%B5ра");
    }

    @Test
    void noise_changes_neither_the_comparable_word_nor_the_range() {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            String word = round % 2 == 0 ? "Дорохина" : "Velimira";
            String before = Noise.filler(random);
            String noisy = Noise.on(word, random);
            FoldedText text = FoldedText.of(before + " " + noisy + " конец");
            int at = text.text().indexOf(word.toLowerCase(java.util.Locale.ROOT));
            assertThat(at).as("seed %d round %d: %s", seed, round, noisy).isNotNegative();
            assertThat(text.original(at, at + word.length()))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(noisy);
            int start = (before + " ").codePointCount(0, before.length() + 1);
            assertThat(text.start(at)).isEqualTo(start);
            assertThat(text.end(at + word.length())).isEqualTo(start + noisy.codePointCount(0, noisy.length()));
        }
    }

    @Test
    void percent_escapes_of_the_library_are_read_back() {
        String text = "Велимира Дорохина, 25 лет";
        assertThat(fold(URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")))
                .isEqualTo("велимира дорохина, 25 лет");
    }

    @Test
    void nothing_breaks_on_odd_text() {
        for (String odd :
                new String[] {"", "&", "%", "\\u", "&#;", "&#99999999999;", "\ud800", "\u0301", "-\n", "а-\n", "%D0"}) {
            assertThat(fold(odd)).isNotNull();
        }
    }
}
