package org.letopis.protect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.letopis.protect.leak.Hit;
import org.letopis.protect.leak.LeakCheck;
import org.letopis.protect.leak.Suggestion;

/**
 * Looks for protected people in the texts that leave, and carries out what was decided about each hit. What nobody
 * decided stays open, and with it the door shut.
 */
final class Scan {
    private final LeakCheck check;
    private final List<FoundHit> open = new ArrayList<>();
    private final List<FoundHit> replaced = new ArrayList<>();
    private final List<FoundHit> allowed = new ArrayList<>();
    private final List<FoundName> suggestions = new ArrayList<>();

    Scan(LeakCheck check) {
        this.check = check;
    }

    /**
     * Returns the text as it leaves: with the receiver's codes where that was decided.
     *
     * @param code what stands for a person there; by the label that the check knows them by
     */
    String text(String file, String field, String text, Decisions decisions, Function<String, String> code) {
        TreeMap<Integer, List<Hit>> replacing = new TreeMap<>(Comparator.reverseOrder());
        int end = 0;
        int start = 0;
        for (Hit hit : look(file, field, text, decisions)) {
            if (hit.start() >= end) {
                start = hit.start();
            }
            replacing.computeIfAbsent(start, place -> new ArrayList<>()).add(hit);
            end = Math.max(end, hit.end());
        }
        StringBuilder left = new StringBuilder(text);
        for (List<Hit> together : replacing.values()) { // from the end, so that places stay right
            Set<String> codes = new LinkedHashSet<>();
            together.forEach(hit -> codes.add(code.apply(hit.person())));
            int from = text.offsetByCodePoints(0, together.get(0).start());
            int to = together.stream().mapToInt(Hit::end).max().orElseThrow();
            left.replace(from, text.offsetByCodePoints(0, to), String.join(", ", codes));
        }
        return left.toString();
    }

    /** Returns the hits in a text that cannot be changed, such as that of a file, which a person wants replaced. */
    List<Hit> look(String file, String field, String text, Decisions decisions) {
        List<Hit> toReplace = new ArrayList<>();
        for (Hit hit : check.hits(text)) {
            Optional<Decisions.Kind> decided = decisions.about(hit);
            FoundHit found = new FoundHit(file, field, hit);
            if (decided.isEmpty()) {
                open.add(found);
            } else if (decided.get() == Decisions.Kind.ALLOW) {
                allowed.add(found);
            } else {
                replaced.add(found);
                toReplace.add(hit);
            }
        }
        for (Suggestion suggestion : check.suggestions(text)) {
            suggestions.add(new FoundName(file, field, suggestion));
        }
        return toReplace;
    }

    List<FoundHit> open() {
        return open;
    }

    List<FoundHit> replaced() {
        return replaced;
    }

    List<FoundHit> allowed() {
        return allowed;
    }

    List<FoundName> suggestions() {
        return suggestions;
    }
}
