package org.letopis.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Change;
import org.letopis.report.Changes;
import org.letopis.report.Edited;
import org.letopis.report.Identity;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/**
 * Makes the next revision of a report of one's own. It says why and when it was made and names the one before by its
 * hash; those before stay as they are.
 */
public final class Revising {
    private final Vault vault;
    private final Clock clock;

    public Revising(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** What was made. */
    public record Revised(Report before, Report report, List<Change> changes) {
        public Revised {
            changes = List.copyOf(changes);
        }
    }

    /** What becomes of the revision before. */
    @FunctionalInterface
    public interface Edit {
        Edited of(Report before) throws Failure;
    }

    /**
     * Makes a revision.
     *
     * @throws Failure.Refused when the report was received: it is its sender's account
     * @throws Failure.Usage when nothing would change
     */
    public Revised revise(ReportSummary summary, CustodyLog.Action action, Text reason, Edit edit) throws Failure {
        if (summary.origin().isPresent()) {
            throw new Failure.Refused("attach.received", summary.id().hex().substring(0, 8));
        }
        return vault.write(() -> {
            Report before = vault.reports().report(summary.id());
            Edited edited = edit.of(before);
            List<Change> changes = Changes.between(before, edited.report());
            if (changes.isEmpty() && edited.identities().isEmpty()) {
                throw new Failure.Usage("edit.nothing");
            }
            Report report =
                    edited.report().after(before, reason, LocalDate.now(clock).toString());
            vault.reports().add(report);
            for (Identity identity : edited.identities()) {
                vault.identities().add(identity);
            }
            JsonObject details = JsonObject.empty().with("revision", report.revision());
            vault.custody().add(action, report.id().hex(), details);
            return new Revised(before, report, changes);
        });
    }

    /**
     * Takes a report back: it stays in the vault, and does not leave any more.
     *
     * @throws Failure.Usage when it was taken back before
     */
    public Revised withdraw(ReportSummary summary, Text reason) throws Failure {
        return revise(summary, CustodyLog.Action.WITHDRAWN, reason, before -> {
            if (before.withdrawn().isPresent()) {
                throw new Failure.Usage("withdraw.already", summary.id().hex().substring(0, 8));
            }
            return Edited.of(before.with("withdrawn", reason.json()));
        });
    }

    /**
     * Lets a report that was taken back stand again.
     *
     * @throws Failure.Usage when it stands
     */
    public Revised reinstate(ReportSummary summary, Text reason) throws Failure {
        return revise(summary, CustodyLog.Action.REINSTATED, reason, before -> {
            if (before.withdrawn().isEmpty()) {
                throw new Failure.Usage("withdraw.stands", summary.id().hex().substring(0, 8));
            }
            return Edited.of(before.with("withdrawn", null));
        });
    }
}
