package org.letopis.casework;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** Finds which words of a long text were changed, with some that stay on both sides. */
public final class WordDiff {
    private static final int LEAST_CHARACTERS = 160;

    /** The time that it takes grows with the square of this. */
    private static final int MOST_WORDS = 5_000;

    private static final int WORDS_AROUND = 6;

    /** What became of some words. */
    public enum Fate {
        STAYS,
        GOES,
        COMES
    }

    /** Words that stand together, and have one fate. */
    public record Piece(Fate fate, String words) {}

    private final List<String> before;
    private final List<List<Piece>> places = new ArrayList<>();
    private List<Piece> place = new ArrayList<>();

    private WordDiff(List<String> before) {
        this.before = before;
    }

    /**
     * Returns each place where words were changed, in their order; none where the texts are short enough to be read
     * whole, too long to be compared, or differ only in blanks.
     */
    public static List<List<Piece>> of(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        boolean comparable = Math.min(before.length(), after.length()) >= LEAST_CHARACTERS
                && Math.max(old.size(), now.size()) <= MOST_WORDS;
        if (!comparable) {
            return List.of();
        }
        WordDiff diff = new WordDiff(old);
        diff.gather(
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<String>()).getDeltas());
        return diff.places;
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    private void gather(List<AbstractDelta<String>> deltas) {
        int end = 0;
        for (AbstractDelta<String> delta : deltas) {
            int start = delta.getSource().getPosition();
            if (!place.isEmpty() && start - end > 2 * WORDS_AROUND) {
                finish(end);
            }
            int from = place.isEmpty() ? Math.max(end, start - WORDS_AROUND) : end;
            add(Fate.STAYS, before.subList(from, start));
            add(Fate.GOES, delta.getSource().getLines());
            add(Fate.COMES, delta.getTarget().getLines());
            end = start + delta.getSource().size();
        }
        if (!place.isEmpty()) {
            finish(end);
        }
    }

    private void finish(int end) {
        add(Fate.STAYS, before.subList(end, Math.min(before.size(), end + WORDS_AROUND)));
        places.add(place);
        place = new ArrayList<>();
    }

    /** What goes stands before what comes in its place, in whatever order they were found. */
    private void add(Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            int last = place.size() - 1;
            boolean inPlace = fate == Fate.GOES && last >= 0 && place.get(last).fate() == Fate.COMES;
            place.add(inPlace ? last : last + 1, new Piece(fate, String.join(" ", words)));
        }
    }
}
