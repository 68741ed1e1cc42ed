package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.letopis.casework.Standing.Finding;
import org.letopis.casework.Standing.Span;
import org.letopis.vault.RowPlace;

/** Where a bundle stands in its row. A bundle of stream "a" with number 3 is called a3, and its tag manifest too. */
class StandingTest {
    private static RowPlace bundle(String stream, long sequence) {
        Optional<String> previous = sequence == 1 ? Optional.empty() : Optional.of(stream + (sequence - 1));
        return new RowPlace(stream + sequence, "sender", stream, sequence, stream + sequence, previous);
    }

    private static RowPlace fork(String stream, long sequence, String previous) {
        return new RowPlace("x" + sequence, "sender", stream, sequence, "x" + sequence, Optional.of(previous));
    }

    @Test
    void the_first_and_the_next_of_a_row_are_as_they_should_be() {
        assertThat(Standing.of(bundle("a", 1), List.of()).found()).isEmpty();
        assertThat(Standing.of(bundle("a", 2), List.of(bundle("a", 1))).found()).isEmpty();
    }

    @Test
    void a_bundle_does_not_stand_in_its_own_way() {
        assertThat(Standing.of(bundle("a", 1), List.of(bundle("a", 1))).found()).isEmpty();
    }

    @Test
    void a_gap_is_told_with_its_numbers() {
        Standing standing = Standing.of(bundle("a", 9), List.of(bundle("a", 1), bundle("a", 4)));
        assertThat(standing.found()).containsExactly(Finding.GAP);
        assertThat(standing.missing()).containsExactly(new Span(2, 3), new Span(5, 8));
        assertThat(standing.missing()).hasToString("[2-3, 5-8]");
    }

    @Test
    void the_highest_number_of_all_costs_no_more_than_any_other() {
        Standing standing = Standing.of(bundle("a", Integer.MAX_VALUE), List.of());
        assertThat(standing.missing()).containsExactly(new Span(1, Integer.MAX_VALUE - 1));
    }

    @Test
    void what_was_missing_and_comes_late_fills_its_gap() {
        Standing standing = Standing.of(bundle("a", 2), List.of(bundle("a", 1), bundle("a", 3)));
        assertThat(standing.found()).containsExactly(Finding.LATE);
        assertThat(standing.missing()).isEmpty();
        assertThat(standing.isFork()).isFalse();
    }

    @Test
    void another_bundle_under_a_number_is_a_fork() {
        Standing standing = Standing.of(fork("a", 2, "a1"), List.of(bundle("a", 1), bundle("a", 2)));
        assertThat(standing.found()).containsExactly(Finding.SAME_NUMBER);
        assertThat(standing.isFork()).isTrue();
    }

    @Test
    void a_bundle_that_names_another_before_it_is_a_fork() {
        Standing standing = Standing.of(fork("a", 3, "x2"), List.of(bundle("a", 1), bundle("a", 2)));
        assertThat(standing.found()).containsExactly(Finding.OTHER_PREDECESSOR);
        assertThat(standing.isFork()).isTrue();
    }

    @Test
    void a_late_bundle_that_the_one_after_does_not_name_is_a_fork() {
        Standing standing = Standing.of(fork("a", 2, "a1"), List.of(bundle("a", 1), bundle("a", 3)));
        assertThat(standing.found()).containsExactlyInAnyOrder(Finding.LATE, Finding.OTHER_PREDECESSOR);
    }

    @Test
    void both_arms_of_a_fork_can_be_continued() {
        List<RowPlace> received = List.of(bundle("a", 1), bundle("a", 2), fork("a", 2, "a1"));
        assertThat(Standing.of(bundle("a", 3), received).found()).isEmpty();
        assertThat(Standing.of(fork("a", 3, "x2"), received).found()).isEmpty();
    }

    @Test
    void another_row_of_the_same_sender_is_told_and_its_numbers_are_its_own() {
        Standing first = Standing.of(bundle("b", 1), List.of(bundle("a", 1), bundle("a", 2)));
        assertThat(first.found()).containsExactly(Finding.NEW_ROW);
        Standing second = Standing.of(bundle("b", 2), List.of(bundle("a", 1)));
        assertThat(second.found()).containsExactlyInAnyOrder(Finding.NEW_ROW, Finding.GAP);
    }

    @Test
    void rows_of_other_senders_are_nothing_to_it() {
        RowPlace other = new RowPlace("z", "other", "a", 1, "z", Optional.empty());
        assertThat(Standing.of(bundle("a", 1), List.of(other)).found()).isEmpty();
    }

    @Test
    void what_an_older_version_received_is_no_fork_for_lack_of_knowledge() {
        RowPlace old = new RowPlace("a3", "sender", "a", 3, "a3", Optional.empty());
        assertThat(Standing.of(bundle("a", 2), List.of(old)).found()).containsExactly(Finding.LATE);
    }

    @Test
    void missing_numbers_are_told_in_spans() {
        assertThat(Standing.missing(new TreeSet<>())).isEmpty();
        assertThat(Standing.missing(new TreeSet<>(List.of(2L, 3L, 7L)))).hasToString("[1, 4-6]");
    }
}
