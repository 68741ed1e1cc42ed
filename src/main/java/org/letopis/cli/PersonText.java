package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.letopis.casework.People;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Involvement;
import org.letopis.report.Report;
import org.letopis.report.vocabulary.Vocabulary;

/** Tells of a person: what reports say, by code; and who it is only where that was revealed. */
final class PersonText {
    private static final int TEXT_COLUMNS = 78;
    private static final Set<String> AT_A_GLANCE = Set.of("id", "code", "kind", "sex", "ageBand", "visibility");

    private final Words words;
    private final FieldWords fields;

    PersonText(Desk desk) {
        this.words = desk.words();
        this.fields = new FieldWords(words.locale(), Vocabulary.builtIn());
    }

    /** Returns the key of what is known of the identity: kept, erased, or not kept. */
    static String standing(People.Somebody who) {
        if (who.kept()) {
            return "person.is-kept";
        }
        return who.erased() ? "person.is-erased" : "person.is-not-kept";
    }

    private static String standingLine(People.Somebody who) {
        if (who.kept()) {
            return "person.is-kept-line";
        }
        return who.erased() ? "person.is-erased-line" : "person.is-not-kept-line";
    }

    String kind(People.Somebody who) {
        return new PartLines(fields).person(who.person());
    }

    JsonObject summary(People.Somebody who) {
        return JsonObject.empty()
                .with("code", who.code().text())
                .with("id", who.id().hex())
                .with("kind", who.person().kind())
                .with("visibility", who.person().visibility())
                .with("identityKept", who.kept())
                .with("identityErased", who.erased())
                .with(
                        "reports",
                        who.mentions().stream()
                                .map(one -> one.summary().id().hex())
                                .toList());
    }

    JsonObject json(People.Somebody who) {
        return summary(who)
                .with("person", who.person().json())
                .with(
                        "reports",
                        who.mentions().stream()
                                .map(one -> mention(one, who.id()))
                                .toList());
    }

    private static JsonObject mention(People.Mention mention, Id person) {
        Report report = mention.report();
        return JsonObject.empty()
                .with("id", mention.summary().id().hex())
                .with("revision", report.revision())
                .with("title", report.title().words())
                .with("received", mention.summary().origin().isPresent())
                .with("acts", suffered(report, person).map(Act::json).toList())
                .with(
                        "involvements",
                        took(report, person).map(Involvement::json).toList())
                .with("consents", consents(report, person).map(Consent::json).toList());
    }

    private static Stream<Act> suffered(Report report, Id person) {
        return report.acts().stream().filter(act -> act.victim().equals(person));
    }

    private static Stream<Involvement> took(Report report, Id person) {
        return report.involvements().stream().filter(one -> one.actor().equals(person));
    }

    private static Stream<Consent> consents(Report report, Id person) {
        return report.consents().stream().filter(one -> one.person().equals(person));
    }

    List<String> lines(People.Somebody who) {
        List<String> lines = new ArrayList<>(head(who));
        lines.add(words.text(standingLine(who)));
        lines.add(words.text("person.visibility", fields.choice(who.person().visibility())));
        lines.addAll(parts(who).of("person", who.person().json(), 0, AT_A_GLANCE));
        for (People.Mention mention : who.mentions()) {
            lines.add("");
            lines.addAll(lines(mention, who.id()));
        }
        return fitting(lines);
    }

    private List<String> head(People.Somebody who) {
        return List.of(who.code().text() + "  " + kind(who));
    }

    private PartLines parts(People.Somebody who) {
        return new PartLines(
                fields, who.mentions().stream().map(People.Mention::report).toArray(Report[]::new));
    }

    private List<String> lines(People.Mention mention, Id person) {
        Report report = mention.report();
        List<String> lines = new ArrayList<>();
        String id = mention.summary().id().hex().substring(0, 8);
        lines.add(words.text(
                mention.summary().origin().isPresent() ? "person.in-received" : "person.in-report",
                id,
                Shown.line(report.title().words())));
        suffered(report, person)
                .forEach(act -> lines.add("  " + words.text("person.victim-of", fields.code(act.type()))));
        took(report, person).forEach(one -> lines.add("  " + took(one)));
        String consents = consents(report, person).map(this::consent).collect(Collectors.joining("; "));
        lines.add(
                "  " + words.text("person.consents", consents.isEmpty() ? words.text("person.no-consents") : consents));
        return lines;
    }

    private String took(Involvement one) {
        return words.text("person.actor", fields.code(one.actorType()), fields.code(one.degree()));
    }

    private String consent(Consent consent) {
        String until = consent.expires()
                .map(day -> " " + words.text("person.until", Shown.line(day)))
                .orElse("");
        return fields.choice(consent.scope()) + ": " + fields.choice(consent.decision()) + until;
    }

    static JsonObject json(People.Revealed revealed) {
        return JsonObject.empty()
                .with("code", revealed.who().code().text())
                .with("id", revealed.who().id().hex())
                .with("identity", revealed.identity().json().without("person"))
                .with("pictures", revealed.pictures().stream().map(Id::hex).toList());
    }

    List<String> lines(People.Revealed revealed) {
        List<String> lines = new ArrayList<>(head(revealed.who()));
        lines.addAll(parts(revealed.who()).of("identity", revealed.identity().json(), 2, Set.of("person", "names")));
        lines.add(
                1,
                "  " + fields.field("names") + ": "
                        + Shown.line(String.join("; ", revealed.identity().names())));
        if (!revealed.pictures().isEmpty()) {
            lines.add("  "
                    + words.text(
                            "person.pictures",
                            revealed.pictures().stream()
                                    .map(id -> id.hex().substring(0, 8))
                                    .collect(Collectors.joining(", "))));
        }
        return fitting(lines);
    }

    /** Breaks lines that are too long for a screen; what is carried over stands further in. */
    private static List<String> fitting(List<String> lines) {
        return lines.stream()
                .flatMap(line -> line.isEmpty()
                        ? Stream.of(line)
                        : Columns.wrapped(line, TEXT_COLUMNS).lines())
                .toList();
    }
}
