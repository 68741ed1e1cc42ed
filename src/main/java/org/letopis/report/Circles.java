package org.letopis.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps from one thing to another, of several kinds, and those of them that lead back to where they began: whose ends
 * are in one strongly connected component. Components are found in linear time, by the algorithm of Kosaraju and Sharir
 * without recursion, since a report may have ten thousand links in one chain.
 */
final class Circles {
    private record Step(String kind, String from, String to, String where) {}

    private final List<Step> steps = new ArrayList<>();

    void add(String kind, String from, String to, String where) {
        steps.add(new Step(kind, from, to, where));
    }

    /** Returns where the steps stand that are part of a circle, kind after kind. */
    List<String> found() {
        Map<String, List<Step>> kinds = new LinkedHashMap<>();
        steps.forEach(step ->
                kinds.computeIfAbsent(step.kind, any -> new ArrayList<>()).add(step));
        return kinds.values().stream().flatMap(one -> found(one).stream()).toList();
    }

    private static List<String> found(List<Step> steps) {
        Map<String, List<String>> next = new HashMap<>();
        Map<String, List<String>> before = new HashMap<>();
        for (Step step : steps) {
            next.computeIfAbsent(step.from, any -> new ArrayList<>()).add(step.to);
            before.computeIfAbsent(step.to, any -> new ArrayList<>()).add(step.from);
        }
        Deque<String> finished = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        next.keySet().forEach(start -> visit(start, next, seen, finished));
        Map<String, Integer> components = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String start : finished) {
            Deque<String> component = new ArrayDeque<>();
            visit(start, before, taken, component);
            int number = components.size();
            component.forEach(one -> components.put(one, number));
        }
        return steps.stream()
                .filter(step -> components.get(step.from).equals(components.get(step.to)))
                .map(Step::where)
                .toList();
    }

    /** Walks as deep as possible; what is left last comes first in {@code finished}. */
    private static void visit(String start, Map<String, List<String>> next, Set<String> seen, Deque<String> finished) {
        if (!seen.add(start)) {
            return;
        }
        Deque<String> path = new ArrayDeque<>(List.of(start));
        Deque<Iterator<String>> open = new ArrayDeque<>();
        open.push(next.getOrDefault(start, List.of()).iterator());
        while (!path.isEmpty()) {
            Iterator<String> ways = open.peek();
            if (!ways.hasNext()) {
                open.pop();
                finished.push(path.pop());
                continue;
            }
            String to = ways.next();
            if (seen.add(to)) {
                path.push(to);
                open.push(next.getOrDefault(to, List.of()).iterator());
            }
        }
    }
}
