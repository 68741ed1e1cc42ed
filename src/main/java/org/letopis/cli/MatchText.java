package org.letopis.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.letopis.casework.Hints;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Report;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.CustodyLog;
import org.letopis.vault.Match;
import org.letopis.vault.Vault;

/** Two that are or may be the same, on a line. */
final class MatchText {
    private static final int TITLE_COLUMNS = 30;

    private final Desk desk;
    private final Vault vault;
    private final FieldWords words;
    private final Map<Id, String> names = new HashMap<>();

    MatchText(Desk desk, Vault vault) {
        this.desk = desk;
        this.vault = vault;
        this.words = new FieldWords(desk.words().locale(), Vocabulary.builtIn());
    }

    /** Also tells who the people are, which is written into the custody log. */
    void withNames(List<Hints.Hint> hints) throws Failure {
        vault.write(() -> {
            TreeSet<Id> reports = new TreeSet<>();
            for (Hints.Hint hint : hints) {
                for (Match.Side side : List.of(hint.one(), hint.other())) {
                    Optional<Identity> identity = side.person().isPresent()
                            ? vault.identities().find(side.person().get())
                            : Optional.empty();
                    if (identity.isPresent()) {
                        names.put(
                                side.person().get(),
                                String.join("; ", identity.get().names()));
                        reports.add(side.report());
                    }
                }
            }
            for (Id report : reports) {
                vault.custody().add(CustodyLog.Action.VIEWED, report.hex(), JsonObject.empty());
            }
            return null;
        });
    }

    String line(Match match) throws Failure {
        String decision = desk.words().text("match.decided." + decision(match));
        return desk.told(
                "match.line",
                decision,
                named(match.one()),
                named(match.other()),
                match.on(),
                match.by(),
                match.reasons().words());
    }

    private static String decision(Match match) {
        return match.decision().name().toLowerCase(Locale.ROOT);
    }

    String line(Hints.Hint hint) throws Failure {
        return hint.act().isEmpty()
                ? desk.told("match.hint-person", named(hint.one()), named(hint.other()))
                : desk.told(
                        "match.hint-report",
                        named(hint.one()),
                        named(hint.other()),
                        words.code(hint.act()),
                        hint.settlement());
    }

    JsonObject json(Hints.Hint hint) throws Failure {
        JsonObject because = hint.act().isEmpty()
                ? JsonObject.empty().with("names", true)
                : JsonObject.empty().with("act", hint.act()).with("settlement", hint.settlement());
        return JsonObject.empty()
                .with("refs", List.of(json(hint.one()), json(hint.other())))
                .with("because", because);
    }

    private JsonObject json(Match.Side side) throws Failure {
        JsonObject json = JsonObject.empty().with("report", side.report().hex());
        if (side.person().isEmpty()) {
            return json;
        }
        Id person = side.person().get();
        return json.with("person", person.hex())
                .with("code", code(vault.reports().report(side.report()), person))
                .withOptional("names", Optional.ofNullable(names.get(person)));
    }

    private String named(Match.Side side) throws Failure {
        Report report = vault.reports().report(side.report());
        String id = side.report().hex().substring(0, 8);
        if (side.person().isEmpty()) {
            return id + " (" + Columns.cut(report.title().words(), TITLE_COLUMNS) + ")";
        }
        Id person = side.person().get();
        String name = names.containsKey(person) ? ", " + names.get(person) : "";
        return code(report, person) + " (" + id + name + ")";
    }

    private static String code(Report report, Id person) {
        return report.persons().stream()
                .filter(one -> one.id().equals(person))
                .map(one -> one.code().text())
                .findFirst()
                .orElse("?");
    }
}
