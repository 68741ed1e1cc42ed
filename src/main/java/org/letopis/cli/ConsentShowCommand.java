package org.letopis.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.letopis.casework.FoundPerson;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.ConsentRule;
import org.letopis.report.Code;
import org.letopis.report.Consent;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.When;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what holds today, for each person and each purpose. */
@Command(name = "show")
final class ConsentShowCommand implements Callable<Integer> {
    private final Desk desk;
    private final ConsentText words;

    @Parameters(arity = "0..1", paramLabel = "CODE|REPORT", descriptionKey = "letopis.consent.WHOSE")
    private String whose;

    ConsentShowCommand(Desk desk) {
        this.desk = desk;
        this.words = new ConsentText(desk);
    }

    @Override
    public Integer call() throws Failure {
        List<JsonObject> shown = new ArrayList<>();
        try (Vault vault = desk.open()) {
            if (whose == null) {
                for (ReportSummary summary : vault.reports().list()) {
                    if (summary.origin().isEmpty()) {
                        show(vault.reports().report(summary.id()), any -> true, shown);
                    }
                }
            } else if (Code.isWellFormed(whose.toUpperCase(Locale.ROOT))) {
                FoundPerson found = FoundPerson.find(vault, whose);
                show(vault.reports().report(found.report().id()), found.person()::equals, shown);
            } else {
                show(vault.reports().report(vault.reports().find(whose).id()), any -> true, shown);
            }
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("persons", shown));
        } else if (shown.isEmpty()) {
            desk.say("consent.nobody");
        }
        return 0;
    }

    private void show(Report report, Predicate<Person> wanted, List<JsonObject> shown) {
        ConsentRule rule = ConsentRule.of(report, LocalDate.now(desk.clock()));
        for (Person person : report.persons()) {
            if (wanted.test(person)) {
                List<JsonObject> scopes = new ArrayList<>();
                List<String> conditions = new ArrayList<>();
                Table table =
                        new Table(head("scope"), head("answer"), head("known"), head("until"), head("by"), head("on"));
                for (String scope : Consent.SCOPES) {
                    ConsentRule.Grant grant = rule.of(person, scope);
                    Consent said = said(report, person, scope);
                    scopes.add(json(scope, grant, said));
                    table.row(row(scope, grant, said));
                    grant.conditions()
                            .ifPresent(text -> conditions.add(desk.told("consent.condition", scope, text.words())));
                }
                shown.add(JsonObject.empty()
                        .with("person", person.code().text())
                        .with("report", report.id().hex())
                        .with("needed", rule.isNeeded(person))
                        .with("scopes", scopes));
                desk.data("consent.of", person.code().text(), report.id().hex().substring(0, 8));
                if (!desk.json()) {
                    table.lines().forEach(desk::line);
                    conditions.forEach(desk::line);
                }
            }
        }
    }

    private static Consent said(Report report, Person person, String scope) {
        return report.consents().stream()
                .filter(one -> one.person().equals(person.id()) && one.scope().equals(scope))
                .findFirst()
                .orElse(null);
    }

    private String head(String column) {
        return words.word("head", column);
    }

    private String[] row(String scope, ConsentRule.Grant grant, Consent said) {
        boolean yes = grant.answer() == ConsentRule.Answer.YES;
        String on =
                said == null ? "" : When.in(said.json(), "on").map(When::text).orElse("");
        return new String[] {
            scope,
            words.word("answer", word(grant.answer())),
            yes ? words.word("identity", word(grant.identity())) : "",
            grant.expires().map(LocalDate::toString).orElse(""),
            said == null ? "" : said.givenBy().map(by -> words.word("by", by)).orElse(""),
            on
        };
    }

    private static JsonObject json(String scope, ConsentRule.Grant grant, Consent said) {
        boolean yes = grant.answer() == ConsentRule.Answer.YES;
        JsonObject json = JsonObject.empty()
                .with("scope", scope)
                .with("permits", grant.permits())
                .with("answer", word(grant.answer()));
        json = yes ? json.with("identity", word(grant.identity())) : json;
        return said == null ? json : json.with("said", said.json().without("person", "scope"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
