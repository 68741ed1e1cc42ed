package org.letopis.casework;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.letopis.vault.RowPlace;

/**
 * How a bundle stands to those that were received from the same sender: what comes before it and is missing, and
 * whether sender and row can be as they should.
 *
 * @param found nothing for a bundle that is the next of its row
 * @param missing numbers of the same row that are still missing below its highest
 */
public record Standing(String stream, long sequence, Set<Finding> found, List<Span> missing) {
    /** What is worth telling. None of it is a fault of this bundle. */
    public enum Finding {
        /** The sender began another row: as after a backup was restored. */
        NEW_ROW,
        /** Bundles between the highest number until now and this one did not arrive. */
        GAP,
        /** One that was missing arrived after later ones. */
        LATE,
        /** Another bundle came under the same number. */
        SAME_NUMBER,
        /** It does not follow the one before it, or the one after does not follow it. */
        OTHER_PREDECESSOR
    }

    /** Numbers from the first to the last, both included. */
    public record Span(long first, long last) {
        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    public Standing {
        found = found.isEmpty() ? Set.of() : Set.copyOf(found);
        missing = List.copyOf(missing);
    }

    /** Returns whether the sender, or somebody with the sender's keys, made two rows out of one. */
    public boolean isFork() {
        return found.contains(Finding.SAME_NUMBER) || found.contains(Finding.OTHER_PREDECESSOR);
    }

    /** @param received all from this sender; the bundle itself may be among them */
    static Standing of(RowPlace bundle, List<RowPlace> received) {
        List<RowPlace> others = received.stream()
                .filter(one -> one.signer().equals(bundle.signer()))
                .filter(one -> !one.bundleId().equals(bundle.bundleId()))
                .toList();
        List<RowPlace> row = others.stream()
                .filter(one -> one.stream().equals(bundle.stream()))
                .toList();
        TreeSet<Long> numbers = new TreeSet<>();
        row.forEach(one -> numbers.add(one.sequence()));
        long highest = numbers.isEmpty() ? 0 : numbers.last();
        EnumSet<Finding> found = EnumSet.noneOf(Finding.class);
        if (row.isEmpty() && !others.isEmpty()) {
            found.add(Finding.NEW_ROW);
        }
        if (bundle.sequence() > highest + 1) {
            found.add(Finding.GAP);
        }
        if (numbers.contains(bundle.sequence())) {
            found.add(Finding.SAME_NUMBER);
        } else if (bundle.sequence() < highest) {
            found.add(Finding.LATE);
        }
        if (!follows(bundle, row) || !isFollowed(bundle, row)) {
            found.add(Finding.OTHER_PREDECESSOR);
        }
        numbers.add(bundle.sequence());
        return new Standing(bundle.stream(), bundle.sequence(), found, missing(numbers));
    }

    private static boolean follows(RowPlace bundle, List<RowPlace> row) {
        List<RowPlace> before = row.stream()
                .filter(one -> one.sequence() == bundle.sequence() - 1)
                .toList();
        return before.isEmpty()
                || bundle.previous().isEmpty()
                || before.stream()
                        .anyMatch(one ->
                                one.tagManifest().equals(bundle.previous().get()));
    }

    private static boolean isFollowed(RowPlace bundle, List<RowPlace> row) {
        List<RowPlace> after = row.stream()
                .filter(one -> one.sequence() == bundle.sequence() + 1)
                .filter(one -> one.previous().isPresent())
                .toList();
        return after.isEmpty()
                || after.stream().anyMatch(one -> one.previous().get().equals(bundle.tagManifest()));
    }

    /** Returns what is missing from 1 to the highest of the numbers. */
    static List<Span> missing(SortedSet<Long> numbers) {
        List<Span> missing = new ArrayList<>();
        long next = 1;
        for (long number : numbers) {
            if (number > next) {
                missing.add(new Span(next, number - 1));
            }
            next = number + 1;
        }
        return missing;
    }
}
