package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.letopis.failure.Failure;
import org.letopis.report.Id;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Vocabulary;
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
     * @param withdrawn received reports of which somebody took consent back
     * @param unknownCodes codes that were asked for and are in no list, where nothing was found: they may be mistyped
     */
    public record Result(Found found, Set<Id> received, Set<Id> sent, Set<Id> withdrawn, List<String> unknownCodes) {
        public Result {
            received = Set.copyOf(received);
            sent = Set.copyOf(sent);
            withdrawn = Set.copyOf(withdrawn);
            unknownCodes = List.copyOf(unknownCodes);
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
            if (found.reports().isEmpty()) {
                return new Result(found, Set.of(), Set.of(), Set.of(), unknown(sought));
            }
            return contact.isPresent()
                    ? exchanged(found, contact.get())
                    : new Result(found, Set.of(), Set.of(), withdrawn(found), List.of());
        });
    }

    /** What senders told is looked up only where something was received: own reports are listed without it. */
    private Set<Id> withdrawn(Found found) throws Failure {
        boolean received =
                found.reports().stream().anyMatch(report -> report.origin().isPresent());
        return received ? vault.withdrawals().reports() : Set.of();
    }

    private List<String> unknown(Sought sought) throws Failure {
        if (sought.acts().isEmpty()
                && sought.actors().isEmpty()
                && sought.statuses().isEmpty()) {
            return List.of();
        }
        Vocabulary vocabulary = ProjectLists.vocabulary(vault);
        return Stream.of(
                        unknown(vocabulary, ListName.ACTS, sought.acts()),
                        unknown(vocabulary, ListName.ACTORS, sought.actors()),
                        unknown(vocabulary, ListName.STATUS, sought.statuses()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> unknown(Vocabulary vocabulary, ListName list, List<String> codes) {
        return codes.stream().filter(code -> !vocabulary.isKnown(list, code)).toList();
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
        return new Result(new Found(reports, found.of()), received, sent, withdrawn(found), List.of());
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
