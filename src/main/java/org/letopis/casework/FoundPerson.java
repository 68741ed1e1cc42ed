package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Code;
import org.letopis.report.Person;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Sought;
import org.letopis.vault.Vault;

/** A person whom somebody means by the code, and the report that speaks of them. */
public record FoundPerson(ReportSummary report, Person person) {
    /**
     * Finds a person; one of a report of one's own goes before one of a received report, whose code its sender chose.
     *
     * @param code in capitals or not
     * @throws Failure.Usage when there is none, or more than one
     */
    public static FoundPerson find(Vault vault, String code) throws Failure {
        String meant = code.toUpperCase(Locale.ROOT);
        if (!Code.isWellFormed(meant)) {
            throw new Failure.Usage("match.no-person", code);
        }
        return vault.read(() -> {
            List<FoundPerson> own = new ArrayList<>();
            List<FoundPerson> received = new ArrayList<>();
            Sought sought = new Sought(JsonObject.empty().with("person", List.of(meant)));
            for (ReportSummary summary : vault.reports().search(sought).reports()) {
                for (Person person : vault.reports().report(summary.id()).persons()) {
                    if (person.code().text().equals(meant)) {
                        (summary.origin().isPresent() ? received : own).add(new FoundPerson(summary, person));
                    }
                }
            }
            List<FoundPerson> found = own.isEmpty() ? received : own;
            if (found.size() != 1) {
                throw new Failure.Usage(found.isEmpty() ? "match.no-person" : "match.several", meant);
            }
            return found.get(0);
        });
    }

    /**
     * Refuses a person of a received report: what is said of them is their sender's account.
     *
     * @throws Failure.Refused then
     */
    FoundPerson requireOwn() throws Failure.Refused {
        if (report.origin().isPresent()) {
            throw new Failure.Refused("person.received", person.code().text());
        }
        return this;
    }
}
