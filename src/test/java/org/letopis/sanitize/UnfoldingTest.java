package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfoldingTest {
    private static final byte[] NEEDLE = "Tamar Ilven of flat 14".getBytes(UTF_8);
    private static final byte[] AROUND =
            ("a long and dull report, " + "again ".repeat(200) + "Tamar Ilven of flat 14, and more").getBytes(UTF_8);

    private static boolean finds(byte[] file) throws Refusal, IOException {
        NeedleSearch search = new NeedleSearch(List.of(new NeedleSearch.Needle("Author", NEEDLE)));
        new Unfolding(FileFormat.ZIP, search).all(Source.of(file));
        return search.hit().isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void what_is_packed_at_any_depth_is_found(int depth) throws Refusal, IOException {
        byte[] file = AROUND;
        for (int i = 0; i < depth; i++) {
            file = Zips.zip(Zips.deflated("other", new byte[10]), Zips.deflated("report", file));
        }

        assertThat(finds(file)).isTrue();
    }

    @Test
    void what_is_not_there_is_not_found() throws Refusal, IOException {
        assertThat(finds(Zips.zip(Zips.deflated("report", "Tamar Ilven of flat 15".getBytes(UTF_8)))))
                .isFalse();
    }

    @Test
    void two_members_are_not_taken_for_one_text() throws Refusal, IOException {
        byte[] file = Zips.zip(
                Zips.deflated("a", "Tamar Ilven ".repeat(9).getBytes(UTF_8)),
                Zips.deflated("b", "of flat 14 ".repeat(9).getBytes(UTF_8)));

        assertThat(finds(file)).isFalse();
    }

    @Test
    void names_and_comments_are_searched_too() throws Refusal, IOException {
        assertThat(finds(Zips.zip(Zips.stored("Tamar Ilven of flat 14", new byte[1]))))
                .isTrue();
        assertThat(finds(Zips.zip(Zips.stored("a", new byte[1]).comment("Tamar Ilven of flat 14"))))
                .isTrue();
    }
}
