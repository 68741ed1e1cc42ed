package org.letopis.protect.leak;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the names of accounts: behind an at sign, in the address of a profile, or alone. */
final class HandleFinder implements Finder {
    private final Map<String, Set<String>> people = new HashMap<>();
    private int longest;

    HandleFinder(List<ListedContact> contacts) {
        for (ListedContact listed : contacts) {
            for (String handle : listed.contact().handles()) {
                people.computeIfAbsent(handle, none -> new LinkedHashSet<>()).add(listed.person());
                longest = Math.max(longest, handle.length());
            }
        }
    }

    @Override
    public void find(FoldedText text, Hits into) {
        if (people.isEmpty()) {
            return;
        }
        String all = text.text();
        for (int start = 0; start < all.length(); start++) {
            if (belongs(all.charAt(start))) {
                int end = start;
                while (end < all.length() && belongs(all.charAt(end))) {
                    end++;
                }
                look(all, start, end, into);
                start = end;
            }
        }
    }

    /** Looks at the whole run, without the signs that end a sentence, and at what stands before a sign in it. */
    private void look(String all, int start, int end, Hits into) {
        int from = start;
        int to = end;
        while (from < to && ".:-".indexOf(all.charAt(from)) >= 0) {
            from++;
        }
        while (from < to && ".:-".indexOf(all.charAt(to - 1)) >= 0) {
            to--;
        }
        add(all, from, to, into);
        boolean signed = from > 0 && "@/".indexOf(all.charAt(from - 1)) >= 0;
        for (int i = from + 1; i < to; i++) {
            char c = all.charAt(i);
            if (c == ':' || c == '-' || c == '.' && signed) {
                add(all, from, i, into);
                if (c == ':') {
                    from = i + 1;
                    add(all, from, to, into);
                }
            }
        }
    }

    private void add(String all, int from, int to, Hits into) {
        Set<String> found = people.get(name(all, from, to));
        if (found != null) {
            int start = from > 0 && all.charAt(from - 1) == '@' ? from - 1 : from;
            found.forEach(person -> into.add(person, start, to, HitClass.HANDLE));
        }
    }

    /** Returns the name without the backslashes of Markdown (\_ for _), cut where it is longer than any that is listed. */
    private String name(String all, int from, int to) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < to && name.length() <= longest; i++) {
            if (all.charAt(i) != '\\') {
                name.append(all.charAt(i));
            }
        }
        return name.toString();
    }

    private static boolean belongs(char c) {
        return Character.isLetterOrDigit(c) || "_.:-\\".indexOf(c) >= 0;
    }
}
