package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.report.Change;
import org.letopis.report.Changes;
import org.letopis.report.Report;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * All that a report was: its revisions, the first first. Of a received report these are the contents that came, in their
 * order, of which two may have one number.
 */
public record History(List<Report> revisions) {
    public History {
        revisions = List.copyOf(revisions);
    }

    public static History of(Vault vault, ReportSummary summary) throws Failure {
        return new History(List.copyOf(vault.reports().records(summary.id()).values()));
    }

    /** Returns what a revision changed of the one before it in this list; nothing for the first. */
    public List<Change> changes(int place) {
        return place == 0 ? List.of() : Changes.between(revisions.get(place - 1), revisions.get(place));
    }

    /** Returns the revision with this number, the last that came where several have it. */
    public Report revision(int number) throws Failure.Usage {
        List<Report> fitting = new ArrayList<>(revisions);
        fitting.removeIf(report -> report.revision() != number);
        if (fitting.isEmpty()) {
            throw new Failure.Usage("show.no-revision", number, latest().revision());
        }
        return fitting.get(fitting.size() - 1);
    }

    /** Returns the one that stands before a revision, or the first itself. */
    public Report before(Report revision) {
        return revisions.get(Math.max(0, revisions.lastIndexOf(revision) - 1));
    }

    public Report latest() {
        return revisions.get(revisions.size() - 1);
    }
}
