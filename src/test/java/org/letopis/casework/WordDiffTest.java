package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.letopis.casework.WordDiff.Piece;

class WordDiffTest {
    private static final String LONG =
            IntStream.range(0, 100).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

    /** Puts each place on a line, as {@code git diff --word-diff} marks words. */
    private static List<String> marked(String before, String after) {
        return WordDiff.of(before, after).stream()
                .map(place -> place.stream().map(WordDiffTest::marked).collect(Collectors.joining(" ")))
                .toList();
    }

    private static String marked(Piece piece) {
        return switch (piece.fate()) {
            case STAYS -> piece.words();
            case GOES -> "[-" + piece.words() + "-]";
            case COMES -> "{+" + piece.words() + "+}";
        };
    }

    @Test
    void each_place_is_told_with_the_words_around_it() {
        String after = LONG.replace("w3 ", "three ").replace("w5 ", "").replace("w80 w81", "w80 new w81");
        assertThat(marked(LONG, after))
                .containsExactly(
                        "w0 w1 w2 [-w3-] {+three+} w4 [-w5-] w6 w7 w8 w9 w10 w11",
                        "w75 w76 w77 w78 w79 w80 {+new+} w81 w82 w83 w84 w85 w86");
    }

    @Test
    void the_first_and_the_last_word_are_compared_too() {
        assertThat(marked(LONG, LONG.replace("w0 ", "").replace(" w99", " w99 end")))
                .containsExactly("[-w0-] w1 w2 w3 w4 w5 w6", "w94 w95 w96 w97 w98 w99 {+end+}");
    }

    @Test
    void short_texts_very_long_ones_and_mere_blanks_are_left_to_be_read_whole() {
        assertThat(WordDiff.of("one two", "one three")).isEmpty();
        assertThat(WordDiff.of(LONG, LONG.replace(" ", "\n"))).isEmpty();
        String longer = IntStream.range(0, 60).mapToObj(i -> LONG).collect(Collectors.joining(" "));
        assertThat(WordDiff.of(longer, longer + " end")).isEmpty();
    }

    @Test
    void two_texts_without_a_common_word_are_one_place() {
        assertThat(WordDiff.of(LONG, LONG.replace('w', 'v'))).hasSize(1);
    }
}
