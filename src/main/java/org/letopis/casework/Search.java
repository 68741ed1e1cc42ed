package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.report.Id;
import org.letopis.vault.Circle;
import org.letopis.vault.Found;
import org.letopis.vault.Outgoing;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;

/** Finds reports, also by who sent them and to whom they were sent. */
public final class Search {
    private final Vault vault;

    /**
     * What was found.
     *
     * @param received those that the contact sent us; empty when none was asked for
     * @param sent those that we sent the contact, alone or in a circle
     */
    public record Result(Found found, Set<Id> received, Set<Id> sent) {
        public Result {
            received = Set.copyOf(received);
            sent = Set.copyOf(sent);
        }
    }

    public Search(Vault vault) {
        this.vault = vault;
    }

    /** Returns the reports that are as was asked. */
    public Result run(Sought sought) throws Failure {
        return vault.read(() -> {
            Optional<Addressee> contact = sought.contact().isPresent()
                    ? Optional.of(Addressee.find(vault, sought.contact().get()))
                    : Optional.empty();
            Found found = vault.reports().search(sought);
            return contact.isPresent() ? exchanged(found, contact.get()) : new Result(found, Set.of(), Set.of());
        });
    }

    private Result exchanged(Found found, Addressee contact) throws Failure {
        Set<String> sentIds = new HashSet<>();
        for (Outgoing bundle : vault.exchange().sentTo(receivers(contact))) {
            sentIds.addAll(bundle.ids().keySet());
        }
        Set<Id> received = new HashSet<>();
        Set<Id> sent = new HashSet<>();
        List<ReportSummary> reports = new ArrayList<>();
        for (ReportSummary report : found.reports()) {
            boolean came = report.origin()
                    .filter(origin -> contact.ids().contains(origin.signer()))
                    .isPresent();
            boolean went = sentIds.contains(report.id().hex());
            if (came) {
                received.add(report.id());
            }
            if (went) {
                sent.add(report.id());
            }
            if (came || went) {
                reports.add(report);
            }
        }
        return new Result(new Found(reports, found.of()), received, sent);
    }

    /** Returns what bundles to them were addressed to: keys that they have had, and circles that they are in. */
    private List<String> receivers(Addressee contact) throws Failure {
        List<String> receivers = new ArrayList<>(contact.ids());
        for (Circle circle : vault.circles().all()) {
            if (contact.ids().stream().anyMatch(circle.members()::contains)) {
                receivers.add(circle.id());
            }
        }
        return receivers;
    }
}
