package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CirclesTest {
    @Test
    void only_the_steps_of_a_circle_are_found_and_only_within_one_kind() {
        Circles circles = new Circles();
        circles.add("member", "a", "b", "in");
        circles.add("member", "b", "c", "1");
        circles.add("member", "c", "d", "2");
        circles.add("member", "d", "b", "3");
        circles.add("member", "d", "e", "out");
        circles.add("child", "e", "a", "other kind");
        circles.add("child", "f", "f", "itself");
        assertThat(circles.found()).containsExactly("1", "2", "3", "itself");
    }

    @Test
    void a_chain_of_ten_thousand_is_no_circle_and_takes_no_stack() {
        Circles circles = new Circles();
        for (int i = 0; i < 10_000; i++) {
            circles.add("member", "p" + i, "p" + (i + 1), "" + i);
        }
        assertThat(circles.found()).isEmpty();
        circles.add("member", "p10000", "p0", "back");
        assertThat(circles.found()).hasSize(10_001);
    }

    /** The meaning of the words, looked up for each step alone: a way leads from its end to its beginning. */
    @RepeatedTest(50)
    void in_any_graph_the_steps_found_are_those_with_a_way_back() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int things = 2 + random.nextInt(12);
        List<int[]> steps = new ArrayList<>();
        Circles circles = new Circles();
        for (int i = 0; i < random.nextInt(25); i++) {
            int[] step = {random.nextInt(things), random.nextInt(things)};
            steps.add(step);
            circles.add("member", "" + step[0], "" + step[1], "" + i);
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (leads(steps, steps.get(i)[1], steps.get(i)[0])) {
                expected.add("" + i);
            }
        }
        assertThat(circles.found()).as("seed %d", seed).isEqualTo(expected);
    }

    private static boolean leads(List<int[]> steps, int from, int to) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            int at = open.pop();
            if (at == to) {
                return true;
            }
            if (seen.add(at)) {
                steps.stream().filter(step -> step[0] == at).forEach(step -> open.add(step[1]));
            }
        }
        return false;
    }
}
