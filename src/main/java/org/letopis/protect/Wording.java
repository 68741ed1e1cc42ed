package org.letopis.protect;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.letopis.json.JsonObject;
import org.letopis.protect.leak.Hit;

/**
 * Looks once through the strings of one report as they leave, and puts codes in the place of people: into what leaves
 * those that the receiver knows, into what is shown before those of this vault.
 */
final class Wording {
    private final Scan scan;
    private final String report;
    private final Decisions decisions;
    private final Map<String, String> shown = new HashMap<>();

    /** @param report its short id */
    Wording(Scan scan, String report, Decisions decisions) {
        this.scan = scan;
        this.report = report;
        this.decisions = decisions;
    }

    /** Returns what leaves. */
    JsonObject leaving(JsonObject under, Codes theirs, Codes ours) {
        return Strings.changed(under, (path, text) -> {
            List<Hit> replaced = scan.string(report, path.toString(), text, decisions);
            if (replaced.isEmpty()) {
                return text;
            }
            shown.put(path.toString(), withCodes(text, replaced, ours::of));
            return withCodes(text, replaced, theirs::of);
        });
    }

    /**
     * Returns the same as it is shown.
     *
     * @param ours what was looked through, under the ids of this vault
     */
    JsonObject shown(JsonObject ours) {
        return Strings.changed(ours, (path, text) -> shown.getOrDefault(path.toString(), text));
    }

    /** @param hits in their order; of those that overlap all codes stand together */
    private static String withCodes(String text, List<Hit> hits, Function<String, String> code) {
        StringBuilder left = new StringBuilder();
        int done = 0;
        int i = 0;
        while (i < hits.size()) {
            int start = hits.get(i).start();
            int end = hits.get(i).end();
            Set<String> codes = new LinkedHashSet<>();
            do {
                codes.add(code.apply(hits.get(i).person()));
                end = Math.max(end, hits.get(i).end());
                i++;
            } while (i < hits.size() && hits.get(i).start() < end);
            left.append(text, done, text.offsetByCodePoints(0, start)).append(String.join(", ", codes));
            done = text.offsetByCodePoints(0, end);
        }
        return left.append(text, done, text.length()).toString();
    }
}
