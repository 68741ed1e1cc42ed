package org.letopis.casework;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Edited;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.report.vocabulary.ListName;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Says how another event is related to the one of a report. What came of another cannot have come before it. */
public final class Linking {
    /** The other event was earlier. */
    private static final Set<String> EARLIER = Set.of("F01");

    /** The other event came of this one: because of it, as a reprisal, as a case about it. */
    private static final Set<String> LATER = Set.of("F02", "F05", "F06");

    private final Vault vault;
    private final Clock clock;

    public Linking(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Links a report of one's own to another, as its next revision.
     *
     * @throws Failure.Usage when the code is not known, the link is there, or an event would come before itself
     */
    public Revising.Revised link(ReportSummary report, ReportSummary other, String type, Text reason) throws Failure {
        if (!ProjectLists.vocabulary(vault).isKnown(ListName.EVENT_LINK, type)) {
            throw new Failure.Usage("report.unknown-code", "--type", type, ListName.EVENT_LINK.word());
        }
        if (report.id().equals(other.id())) {
            throw new Failure.Usage("link.itself");
        }
        return new Revising(vault, clock).revise(report, CustodyLog.Action.LINKED, reason, before -> {
            JsonObject link =
                    JsonObject.empty().with("report", other.id().hex()).with("type", type);
            List<JsonObject> related = new ArrayList<>(before.parts("related"));
            if (related.contains(link)) {
                throw new Failure.Usage("link.already");
            }
            requireOrder(before.id(), other.id(), type);
            related.add(link);
            return Edited.of(before.with("related", related));
        });
    }

    private void requireOrder(Id report, Id other, String type) throws Failure {
        if (!EARLIER.contains(type) && !LATER.contains(type)) {
            return;
        }
        String first = EARLIER.contains(type) ? other.hex() : report.hex();
        String then = EARLIER.contains(type) ? report.hex() : other.hex();
        Map<String, Set<String>> after = order();
        Deque<String> ahead = new ArrayDeque<>(List.of(then));
        Set<String> seen = new HashSet<>();
        while (!ahead.isEmpty()) {
            String at = ahead.pop();
            if (at.equals(first)) {
                throw new Failure.Usage("link.circle", other.hex().substring(0, 8));
            }
            if (seen.add(at)) {
                ahead.addAll(after.getOrDefault(at, Set.of()));
            }
        }
    }

    /** Returns for each report those that came after it, as far as any report says. */
    private Map<String, Set<String>> order() throws Failure {
        Map<String, Set<String>> after = new HashMap<>();
        for (ReportSummary summary : vault.reports().list()) {
            Report report = vault.reports().report(summary.id());
            for (JsonObject link : report.parts("related")) {
                String other = String.valueOf(link.value("report").orElseThrow());
                Object type = link.value("type").orElseThrow();
                if (EARLIER.contains(type)) {
                    after.computeIfAbsent(other, any -> new HashSet<>())
                            .add(report.id().hex());
                } else if (LATER.contains(type)) {
                    after.computeIfAbsent(report.id().hex(), any -> new HashSet<>())
                            .add(other);
                }
            }
        }
        return after;
    }
}
