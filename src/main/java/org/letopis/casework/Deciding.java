package org.letopis.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Edited;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Keeps what a person decided about names that the leak check found in a report, as its next revision. */
public final class Deciding {
    private final Vault vault;
    private final Clock clock;

    public Deciding(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * A decision.
     *
     * @param person code of a person of the report; empty for people of other reports
     * @param text as it was found; {@code *} for all texts, where somebody took back their consent
     * @param reasons why it may stand; empty where it is replaced by the person's code
     * @param receivers for whom it goes; empty for all
     */
    public record Ruling(Optional<String> person, String text, Optional<Text> reasons, Set<Profile> receivers) {
        public Ruling {
            receivers = Set.copyOf(receivers);
        }
    }

    /**
     * Adds decisions.
     *
     * @throws Failure.Usage when a person is not one of the report
     */
    public Revising.Revised decide(ReportSummary summary, List<Ruling> rulings, Text reason) throws Failure {
        return new Revising(vault, clock).revise(summary, CustodyLog.Action.DECIDED, reason, before -> {
            List<JsonObject> all = new ArrayList<>(before.parts("decisions"));
            for (Ruling ruling : rulings) {
                all.add(json(before, ruling));
            }
            return Edited.of(before.with("decisions", all));
        });
    }

    private static JsonObject json(Report report, Ruling ruling) throws Failure {
        Optional<Person> person = Optional.empty();
        if (ruling.person().isPresent()) {
            String code = ruling.person().get();
            person = report.persons().stream()
                    .filter(one -> one.code().text().equalsIgnoreCase(code))
                    .findFirst();
            if (person.isEmpty()) {
                throw new Failure.Usage("decide.no-person", code);
            }
        }
        return JsonObject.empty()
                .withOptional("person", person.map(one -> one.id().hex()))
                .with("text", ruling.text())
                .with("decision", ruling.reasons().isPresent() ? "allow" : "replace")
                .withOptional("reasons", ruling.reasons().map(Text::json))
                .withOptional(
                        "for",
                        Optional.of(ruling.receivers().stream()
                                .map(Profile::word)
                                .sorted()
                                .toList()));
    }
}
