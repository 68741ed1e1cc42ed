package org.letopis.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.report.plan.Due;
import org.letopis.report.plan.Rule;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** What is missing or due in one's own reports, the most urgent first. Received reports are their senders' work. */
public final class WorkPlan {
    private WorkPlan() {}

    /** Something to do about a report. */
    public record Item(ReportSummary report, Due due) {}

    private static final Comparator<Item> MOST_URGENT_FIRST = Comparator.comparing(
                    (Item item) -> item.due().urgency())
            .thenComparing(item -> item.due().on().orElse(LocalDate.MAX))
            .thenComparing(item -> item.due().rule());

    /**
     * Returns all there is to do.
     *
     * @param days how many days before its day something is told
     */
    public static List<Item> of(Vault vault, Clock clock, int days) throws Failure {
        LocalDate today = LocalDate.now(clock);
        return vault.read(() -> {
            List<Item> items = new ArrayList<>();
            for (ReportSummary summary : vault.reports().list()) {
                if (summary.origin().isEmpty()) {
                    Rule.all(vault.reports().report(summary.id()), today, today.plusDays(days))
                            .forEach(due -> items.add(new Item(summary, due)));
                }
            }
            items.sort(MOST_URGENT_FIRST);
            return items;
        });
    }
}
