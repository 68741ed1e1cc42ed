package org.letopis.protect.leak;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the finders find in one text; finders speak of the comparable text, hits of the original. */
final class Hits {
    private static final Comparator<Hit> ORDER = Comparator.comparingInt(Hit::start)
            .thenComparingInt(Hit::end)
            .thenComparing(Hit::kind)
            .thenComparing(Hit::person);

    private final FoldedText text;
    private final Set<Hit> found = new HashSet<>();

    Hits(FoldedText text) {
        this.text = text;
    }

    /**
     * @param start index into {@link FoldedText#text}
     * @param end exclusive, greater than {@code start}
     */
    void add(String person, int start, int end, HitClass kind) {
        found.add(new Hit(person, text.start(start), text.end(end), text.original(start, end), kind));
    }

    /** Returns the hits by their start, each once. */
    List<Hit> inOrder() {
        return found.stream().sorted(ORDER).toList();
    }
}
