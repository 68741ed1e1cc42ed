package org.letopis.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonObject;

/** What no single field can see: fields of one report that contradict each other. */
final class Rules {
    private final Checking checking;

    /** Parent, child, member, head: nobody is so to themselves, whatever is between. */
    private static final Set<String> ONE_WAY = Set.of("L02", "L03", "L10", "L11");

    private final Circles circles = new Circles();

    Rules(Checking checking) {
        this.checking = checking;
    }

    /** Checks a report. A part that is not well-formed is left out: that was told when it was looked at by itself. */
    void check(JsonObject report) {
        each(report, "persons", (person, where) -> {
            notMore(person, "minors", "groupSize", where);
            if (Held.optional(person, "kind").filter("individual"::equals).isPresent()
                    && Held.number(person, "groupSize").orElse(1L) > 1) {
                checking.problem("report.not-a-group", where + ".groupSize");
            }
        });
        each(report, "acts", (act, where) -> {
            notMore(act, "minors", "count", where);
            Held.object(act, "loss").ifPresent(loss -> together(loss, "amount", "currency", where + ".loss"));
            Held.object(act, "place").ifPresent(place -> together(place, "lat", "lon", where + ".place"));
        });
        each(report, "places", (place, where) -> together(place, "lat", "lon", where));
        each(report, "links", (link, where) -> {
            if (Held.string(link, "a").equals(Held.string(link, "b"))) {
                checking.problem("report.linked-to-itself", where);
            }
        });
        each(report, "related", (related, where) -> {
            if (Held.optional(report, "id")
                    .filter(Held.string(related, "report")::equals)
                    .isPresent()) {
                checking.problem("report.linked-to-itself", where);
            }
        });
        each(
                report,
                "persons",
                (person, where) -> Held.optional(person, "affiliation")
                        .ifPresent(to ->
                                circles.add("affiliation", Held.string(person, "id"), to, where + ".affiliation")));
        each(report, "links", (link, where) -> {
            if (ONE_WAY.contains(Held.string(link, "type"))) {
                circles.add(Held.string(link, "type"), Held.string(link, "a"), Held.string(link, "b"), where);
            }
        });
        circles.found().forEach(where -> checking.problem("report.cycle", where));
        consents(report);
        each(report, "decisions", (decision, where) -> {
            if (Held.string(decision, "decision").equals("allow") && !decision.has("reasons")) {
                checking.problem("report.allowed-without-reasons", where);
            }
        });
    }

    private interface Look {
        void at(JsonObject part, String where);
    }

    private static void each(JsonObject report, String list, Look look) {
        List<?> parts = report.value(list).orElse(null) instanceof List<?> found ? found : List.of();
        for (int i = 0; i < Math.min(parts.size(), Nouns.MAX_ENTRIES); i++) {
            if (parts.get(i) instanceof JsonObject part) {
                try {
                    look.at(part, list + "[" + i + "]");
                } catch (Malformed told) {
                    // named already, where the part was looked at by itself
                }
            }
        }
    }

    private void notMore(JsonObject part, String fewer, String all, String where) {
        Optional<Long> few = Held.number(part, fewer);
        Optional<Long> whole = Held.number(part, all);
        if (few.isPresent() && whole.isPresent() && few.get() > whole.get()) {
            checking.problem("report.more-than-all", where + "." + fewer, all);
        }
    }

    private void together(JsonObject part, String one, String other, String where) {
        if (part.value(one).isPresent() != part.value(other).isPresent()) {
            checking.problem("report.only-together", where, one, other);
        }
    }

    /** One decision for each person and purpose; to be named in public is also to be named in confidence. */
    private void consents(JsonObject report) {
        Map<String, String> decisions = new HashMap<>();
        each(report, "consents", (consent, where) -> {
            String key = Held.string(consent, "person") + " " + Held.string(consent, "scope");
            if (decisions.put(key, Held.string(consent, "decision")) != null) {
                checking.problem("report.consent-twice", where);
            }
        });
        each(report, "consents", (consent, where) -> {
            boolean given = Held.string(consent, "scope").equals("un-public")
                    && Held.string(consent, "decision").equals("yes");
            String confidential = decisions.get(Held.string(consent, "person") + " un-confidential");
            if (given && confidential != null && !confidential.equals("yes")) {
                checking.problem("report.consent-order", where);
            }
        });
    }
}
