package org.letopis.sanitize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeedleSearchTest {
    @Test
    void finds_what_a_plain_search_finds() {
        Random random = new Random(20_241_123);
        for (int round = 0; round < 300; round++) {
            byte[] hay = few(random, 400 + random.nextInt(400));
            List<NeedleSearch.Needle> needles = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                needles.add(new NeedleSearch.Needle("n" + n, few(random, 6 + random.nextInt(6))));
            }
            NeedleSearch search = new NeedleSearch(needles);
            search.accept(hay, 0, hay.length);

            assertThat(search.absent())
                    .containsExactlyElementsOf(needles.stream()
                            .filter(needle -> !Strips.contains(hay, needle.bytes()))
                            .toList());
        }
    }

    @Test
    void finds_long_needles_with_longer_strides() {
        Random random = new Random(20_241_124);
        for (int round = 0; round < 300; round++) {
            byte[] hay = few(random, 3_000);
            List<NeedleSearch.Needle> needles = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                int from = random.nextInt(2_900);
                byte[] needle = Arrays.copyOfRange(hay, from, from + 12 + random.nextInt(60));
                needle[random.nextInt(needle.length)] = (byte) "abcd".charAt(random.nextInt(4));
                needles.add(new NeedleSearch.Needle("n" + n, needle));
            }
            NeedleSearch search = new NeedleSearch(needles, 12);
            int cut = random.nextInt(hay.length);
            search.accept(hay, 0, cut);
            search.accept(hay, cut, hay.length - cut);

            assertThat(search.absent())
                    .containsExactlyElementsOf(needles.stream()
                            .filter(needle -> !Strips.contains(hay, needle.bytes()))
                            .toList());
        }
    }

    /** Bytes of three values, so that needles are found often and nearly found more often. */
    private static byte[] few(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) "abc".charAt(random.nextInt(3));
        }
        return bytes;
    }

    @Test
    void finds_a_needle_wherever_the_stream_is_cut() {
        byte[] needle = Strips.latin("Mira Tolvanova");
        byte[] hay = Strips.join(new byte[70_000], needle, new byte[9]);
        for (int cut = 69_990; cut <= hay.length; cut++) {
            NeedleSearch search = new NeedleSearch(List.of(new NeedleSearch.Needle("Artist", needle)));
            search.accept(hay, 0, cut);
            search.accept(hay, cut, hay.length - cut);

            assertThat(search.hit()).contains("Artist");
        }
    }

    @Test
    void does_not_join_what_does_not_belong_together() {
        NeedleSearch search =
                new NeedleSearch(List.of(new NeedleSearch.Needle("Artist", Strips.latin("Mira Tolvanova"))));
        search.accept(Strips.latin("Mira Tol"), 0, 8);
        search.restart();
        search.accept(Strips.latin("vanova"), 0, 6);

        assertThat(search.hit()).isEmpty();
    }
}
