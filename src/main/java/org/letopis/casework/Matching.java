package org.letopis.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Code;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Text;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Match;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;

/** Keeps what a person decided: two reports, or two people in them, are the same or not. Neither is changed. */
public final class Matching {
    private static final int MAX_ROLE_CHARACTERS = 200;

    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random;

    public Matching(Vault vault, Clock clock, SecureRandom random) {
        this.vault = vault;
        this.clock = clock;
        this.random = random;
    }

    /** Keeps a decision beside those before it, of which the last counts. */
    public Match judge(String one, String other, Match.Decision decision, String by, Text reasons) throws Failure {
        if (by.isBlank() || by.length() > MAX_ROLE_CHARACTERS) {
            throw new Failure.Usage("match.bad-role", MAX_ROLE_CHARACTERS);
        }
        return vault.write(() -> {
            Match.Side a = find(one);
            Match.Side b = find(other);
            if (a.person().isPresent() != b.person().isPresent()) {
                throw new Failure.Usage("match.unlike");
            }
            if (a.equals(b)) {
                throw new Failure.Usage("match.itself");
            }
            String today = LocalDate.now(clock).toString();
            Match match = new Match(Id.random(random), a, b, decision, by, reasons, today);
            vault.matches().add(match);
            vault.custody().add(CustodyLog.Action.MATCHED, match.id().hex(), JsonObject.empty());
            return match;
        });
    }

    /** Finds a person by the code, or a report as everywhere. */
    private Match.Side find(String meant) throws Failure {
        if (!Code.isWellFormed(meant)) {
            return new Match.Side(vault.reports().find(meant).id(), Optional.empty());
        }
        Set<Match.Side> found = new HashSet<>();
        for (ReportSummary summary : vault.reports().list()) {
            for (Person person : vault.reports().report(summary.id()).persons()) {
                if (person.code().text().equals(meant)) {
                    found.add(new Match.Side(summary.id(), Optional.of(person.id())));
                }
            }
        }
        if (found.size() != 1) {
            throw new Failure.Usage(found.isEmpty() ? "match.no-person" : "match.several", meant);
        }
        return found.iterator().next();
    }
}
