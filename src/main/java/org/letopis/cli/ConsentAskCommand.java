package org.letopis.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.letopis.casework.FoundPerson;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.ConsentRule;
import org.letopis.report.Code;
import org.letopis.report.Id;
import org.letopis.report.Minors;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what an interviewer says and asks; on a terminal the answers can be written down at once. */
@Command(name = "ask")
final class ConsentAskCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "CODE|REPORT", descriptionKey = "letopis.consent.ask.WHOM")
    private String whom;

    ConsentAskCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (whom == null) {
            print(List.of(), false);
            return 0;
        }
        try (Vault vault = desk.open()) {
            if (Code.isWellFormed(whom.toUpperCase(Locale.ROOT))) {
                FoundPerson found = FoundPerson.find(vault, whom);
                Set<Id> minors = Minors.of(vault.reports().report(found.report().id()));
                boolean child = minors.contains(found.person().id());
                print(List.of(found.person()), child);
                if (desk.canAsk() && !desk.json()) {
                    new ConsentAsking(desk, vault, found, child).run();
                }
            } else {
                ReportSummary summary = vault.reports().find(whom);
                Report report = vault.reports().report(summary.id());
                ConsentRule rule = ConsentRule.of(report, LocalDate.now(desk.clock()));
                print(
                        report.persons().stream().filter(rule::isNeeded).toList(),
                        !Minors.of(report).isEmpty());
            }
        }
        return 0;
    }

    private void print(List<Person> people, boolean child) {
        List<String> codes = people.stream().map(person -> person.code().text()).toList();
        ConsentScript script = new ConsentScript(desk.words(), child);
        if (desk.json()) {
            JsonObject json = script.json();
            desk.print(json.with("persons", codes));
            return;
        }
        script.lines().forEach(desk::line);
        if (!codes.isEmpty()) {
            desk.line("");
            desk.data("consent.ask.people", String.join(", ", codes));
        }
    }
}
