package org.letopis.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Steps from one thing to another, of several kinds, and those of them that lead back to where they began. */
final class Circles {
    private record Step(String kind, String from, String to, String where) {}

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Set<String>> next = new HashMap<>();

    void add(String kind, String from, String to, String where) {
        steps.add(new Step(kind, from, to, where));
        next.computeIfAbsent(kind + " " + from, any -> new HashSet<>()).add(to);
    }

    /** Returns where the steps stand that are part of a circle. */
    List<String> found() {
        return steps.stream()
                .filter(step -> leads(step.kind, step.to, step.from))
                .map(Step::where)
                .toList();
    }

    private boolean leads(String kind, String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.pop();
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(next.getOrDefault(kind + " " + at, Set.of()));
            }
        }
        return false;
    }
}
