package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static Shape of(Shape.Part part, String... path) {
        return Shape.of(part, List.of(path)).orElse(null);
    }

    @Test
    void fields_are_told_by_how_they_are_held() {
        assertThat(of(Shape.Part.REPORT, "title")).isEqualTo(Shape.TEXT);
        assertThat(of(Shape.Part.REPORT, "narrative")).isEqualTo(Shape.TEXTS);
        assertThat(of(Shape.Part.REPORT, "occurred")).isEqualTo(Shape.DATE);
        assertThat(of(Shape.Part.REPORT, "occurred", "basis")).isEqualTo(Shape.WORD);
        assertThat(of(Shape.Part.REPORT, "occurred", "asStated")).isEqualTo(Shape.TEXT);
        assertThat(of(Shape.Part.REPORT, "retention", "reviewOn")).isEqualTo(Shape.DATE);
        assertThat(of(Shape.Part.PLACE, "lat")).isEqualTo(Shape.DEGREES);
        assertThat(of(Shape.Part.PLACE, "radiusM")).isEqualTo(Shape.NUMBER);
        assertThat(of(Shape.Part.PERSON, "names")).isEqualTo(Shape.WORDS);
        assertThat(of(Shape.Part.PERSON, "deceased")).isEqualTo(Shape.TRUTH);
        assertThat(of(Shape.Part.ACT, "method")).isEqualTo(Shape.WORDS);
        assertThat(of(Shape.Part.ACT, "place", "country")).isEqualTo(Shape.WORD);
        assertThat(of(Shape.Part.INVOLVEMENT, "actor")).isEqualTo(Shape.WORD);
    }

    @Test
    void what_holds_others_is_no_single_field_and_what_is_not_there_is_none() {
        assertThat(of(Shape.Part.ACT, "detention")).isNull();
        assertThat(of(Shape.Part.REPORT, "acts")).isNull();
        assertThat(of(Shape.Part.REPORT, "title", "lang")).isNull();
        assertThat(of(Shape.Part.REPORT, "nothing")).isNull();
        assertThat(of(Shape.Part.PERSON, "code")).isNull();
        assertThat(of(Shape.Part.ACT)).isNull();
    }

    /** A field of a new kind must not be taken for a word without somebody thinking of it. */
    @Test
    void every_field_that_is_a_word_is_held_as_a_string() {
        List<String> wrong = new ArrayList<>();
        for (Noun noun : List.of(Nouns.CAPTURED, Nouns.PLACE, Nouns.CAPTURED_PERSON, Nouns.ACT, Nouns.INVOLVEMENT)) {
            for (Field field : noun.fields()) {
                Checking checking = Checking.stored();
                field.kind().check(7L, "here", checking);
                Shape shape = Shape.of(partOf(noun), List.of(field.name())).orElse(null);
                boolean takesNumbers = checking.problems().stream()
                        .noneMatch(problem -> problem.key().equals("json.wrong-type"));
                if (takesNumbers != (shape == Shape.NUMBER)) {
                    wrong.add(noun.name() + "." + field.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Shape.Part partOf(Noun noun) {
        return noun == Nouns.CAPTURED
                ? Shape.Part.REPORT
                : noun == Nouns.PLACE
                        ? Shape.Part.PLACE
                        : noun == Nouns.CAPTURED_PERSON
                                ? Shape.Part.PERSON
                                : noun == Nouns.ACT ? Shape.Part.ACT : Shape.Part.INVOLVEMENT;
    }
}
