package org.letopis.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Assessment;
import org.letopis.report.Edited;
import org.letopis.report.Id;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Adds what somebody judges of a report, as its next revision. A second person judges without being told what the first
 * did; the report keeps the first one's status until somebody decides anew.
 */
public final class Assessing {
    private static final Map<String, ListName> LISTS =
            Map.of("status", ListName.STATUS, "reliability", ListName.RELIABILITY, "credibility", ListName.CREDIBILITY);

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public Assessing(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What somebody judges.
     *
     * @param by a role
     * @param codes by the fields {@link Assessment#JUDGED}; at least one
     */
    public record Judgment(String by, Map<String, String> codes, Optional<Text> reasons) {
        public Judgment {
            codes = Map.copyOf(codes);
        }
    }

    /**
     * What was added.
     *
     * @param first what it is a second judgment to
     */
    public record Assessed(Revising.Revised revised, Assessment given, Optional<Assessment> first) {}

    /**
     * Tells before anybody is asked whether a second judgment can be given.
     *
     * @throws Failure.Usage when there is none to be second to, or it is the same person's
     */
    public void requireSecond(ReportSummary summary, String by) throws Failure {
        first(vault.reports().report(summary.id()), by);
    }

    private static Assessment first(Report report, String by) throws Failure.Usage {
        Assessment first = report.toBeSeconded().orElseThrow(() -> new Failure.Usage("assess.no-first"));
        if (first.by().equalsIgnoreCase(by)) {
            throw new Failure.Usage("assess.same-person", by);
        }
        return first;
    }

    /** Adds a judgment; a status in it becomes that of the report. */
    public Assessed assess(ReportSummary summary, Judgment judgment, Text reason) throws Failure {
        return add(summary, judgment, reason, false);
    }

    /** Adds a second judgment beside the last one. */
    public Assessed second(ReportSummary summary, Judgment judgment, Text reason) throws Failure {
        return add(summary, judgment, reason, true);
    }

    private Assessed add(ReportSummary summary, Judgment judgment, Text reason, boolean second) throws Failure {
        Assessment given = assessment(judgment, second);
        List<Assessment> first = new ArrayList<>();
        Revising.Revised revised = new Revising(vault, clock)
                .revise(summary, CustodyLog.Action.ASSESSED, reason, before -> {
                    if (second) {
                        first.add(first(before, judgment.by()));
                    }
                    requireGrounds(before, given);
                    List<JsonObject> all = new ArrayList<>(before.parts("assessments"));
                    all.add(given.json());
                    Report after = before.with("assessments", all);
                    Optional<String> status = given.judged("status").filter(any -> !second);
                    return Edited.of(status.isPresent() ? after.with("status", status.get()) : after);
                });
        return new Assessed(revised, given, first.stream().findFirst());
    }

    private Assessment assessment(Judgment judgment, boolean second) throws Failure {
        Vocabulary vocabulary = ProjectLists.vocabulary(vault);
        JsonObject json = JsonObject.empty()
                .with("id", Id.random(random).hex())
                .with("by", judgment.by())
                .with("on", LocalDate.now(clock).toString())
                .withOptional("reasons", judgment.reasons().map(Text::json))
                .withOptional("second", second ? Optional.of(true) : Optional.empty());
        if (judgment.codes().isEmpty()) {
            throw new Failure.Usage("assess.nothing");
        }
        for (Map.Entry<String, String> one : judgment.codes().entrySet()) {
            ListName list = LISTS.get(one.getKey());
            if (!vocabulary.isKnown(list, one.getValue())) {
                throw new Failure.Usage("report.unknown-code", one.getKey(), one.getValue(), list.word());
            }
            json = json.with(one.getKey(), one.getValue());
        }
        try {
            return Assessment.read(json);
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    /** Corroborated is what two sources say, verified what can be looked at. */
    private static void requireGrounds(Report report, Assessment given) throws Failure.Usage {
        String status = given.judged("status").orElse("");
        List<JsonObject> information = report.parts("information");
        Set<Object> sources = new HashSet<>();
        information.forEach(one -> one.value("source").ifPresent(sources::add));
        if (status.equals("X2") && sources.size() < 2) {
            throw new Failure.Usage("assess.two-sources", sources.size());
        }
        if (status.equals("X3") && information.isEmpty() && report.attachments().isEmpty()) {
            throw new Failure.Usage("assess.no-evidence");
        }
    }
}
