package org.letopis.protect.leak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds the names of protected people. */
final class Names implements Finder {
    private final Map<String, TreeSet<String>> people = new HashMap<>();

    Names(List<Protected> people) {
        for (Protected each : people) {
            for (String name : each.names()) {
                for (String word : FoldedText.of(name).text().split("[^\\p{L}]+", -1)) {
                    this.people.computeIfAbsent(word, unknown -> new TreeSet<>()).add(each.person());
                }
            }
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        String all = text.text();
        for (int i = 0; i < all.length(); ) {
            int end = i;
            while (end < all.length() && Character.isLetter(all.charAt(end))) {
                end++;
            }
            for (String person : people.getOrDefault(all.substring(i, end), new TreeSet<>())) {
                into.add(person, i, end, HitClass.NAME);
            }
            i = Math.max(end, i + 1);
        }
    }
}
