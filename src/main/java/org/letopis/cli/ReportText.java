package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.letopis.casework.Versions;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Attachment;
import org.letopis.report.Identity;
import org.letopis.report.Involvement;
import org.letopis.report.Model;
import org.letopis.report.Origin;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.Text;
import org.letopis.report.When;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.RowPlace;
import org.letopis.vault.Withdrawal;

/** A report as a person reads it, and as {@code --json} gives it. */
final class ReportText {
    private static final int TEXT_COLUMNS = 78;

    private static final Set<String> TOLD_APART = Set.of(
            "format",
            "minor",
            "id",
            "revision",
            "reason",
            "previous",
            "updatedOn",
            "withdrawn",
            "title",
            "narrative",
            "occurred",
            "timeOfDay",
            "places",
            "persons",
            "acts",
            "involvements",
            "information",
            "interventions",
            "links",
            "related",
            "consents",
            "proceedings",
            "assessments",
            "descriptions",
            "attachments");
    private static final List<String> PARTS = List.of(
            "information",
            "interventions",
            "links",
            "related",
            "consents",
            "proceedings",
            "assessments",
            "descriptions");

    private final Words words;
    private final FieldWords fieldWords;
    private final PartLines parts;
    private final ReportSummary summary;
    private final Report report;
    private final List<Attachment> attachments;
    private final List<Identity> identities;
    private final List<Versions.Version> versions;
    private final List<Withdrawal> withdrawals;
    private final List<String> lines = new ArrayList<>();

    ReportText(
            Desk desk,
            ReportSummary summary,
            Report report,
            List<Attachment> attachments,
            List<Identity> identities,
            List<Versions.Version> versions,
            List<Withdrawal> withdrawals) {
        this.words = desk.words();
        this.fieldWords = new FieldWords(words.locale(), Vocabulary.builtIn());
        this.parts = new PartLines(fieldWords, report);
        this.summary = summary;
        this.report = report;
        this.attachments = attachments;
        this.identities = identities;
        this.versions = versions;
        this.withdrawals = withdrawals;
    }

    JsonObject json() {
        return ReportJson.write(report)
                .with(
                        "attachments",
                        attachments.stream()
                                .map(one -> AttachmentJson.of(one, words))
                                .toList())
                .with("origin", summary.origin().map(Origin::json).orElse(null))
                .withOptional(
                        "versions",
                        Optional.of(versions.stream().map(ReportText::json).toList()))
                .withOptional(
                        "consentWithdrawn",
                        Optional.of(withdrawals.stream().map(Withdrawal::json).toList()))
                .withOptional(
                        "identities",
                        Optional.of(identities.stream().map(Identity::json).toList()));
    }

    List<String> lines() {
        lines.add(Shown.line(report.title().words()));
        lines.add("");
        line("show.id", report.id().hex(), report.revision());
        summary.origin()
                .ifPresent(origin ->
                        line("show.origin", origin.signer().substring(0, 16), words.text("trust." + origin.trust())));
        report.withdrawn().ifPresent(why -> wrapped("show.withdrawn", why.words()));
        withdrawals.forEach(
                told -> wrapped("show.consent-withdrawn", told.code(), told.day(), String.join(", ", told.scopes())));
        report.reason().ifPresent(why -> wrapped("show.reason", report.madeOn().orElse("—"), why.words()));
        versions();
        line("show.when", when());
        report.places().forEach(place -> line("show.where", PartLines.place(place)));
        for (Text text : report.narrative()) {
            lines.add("");
            lines.add("[" + Shown.line(text.language()) + "]");
            Shown.paragraphs(text.words()).lines().forEach(line -> lines.addAll(Columns.wrap(line, TEXT_COLUMNS)));
        }
        List<String> further = parts.of("report", report.json(), 0, TOLD_APART);
        if (!further.isEmpty()) {
            lines.add("");
            lines.addAll(further);
        }
        section("show.persons", report.persons(), this::person);
        section("show.acts", report.acts(), this::act);
        for (String list : PARTS) {
            parts(list);
        }
        if (!report.disagreement().isEmpty()) {
            lines.add(words.text("assess.differ", AssessedText.named(fieldWords, report.disagreement())));
        }
        section("show.files", attachments, attachment -> List.of(attachment(attachment)));
        return lines.stream().flatMap(ReportText::fitting).toList();
    }

    /** Breaks a line that is too long for a screen; what is carried over stands further in. */
    private static Stream<String> fitting(String line) {
        if (Columns.width(line) <= TEXT_COLUMNS) {
            return Stream.of(line);
        }
        int indent = (int) line.chars().takeWhile(c -> c == ' ').count();
        List<String> broken = Columns.wrap(line.strip(), TEXT_COLUMNS - indent - 4);
        return IntStream.range(0, broken.size())
                .mapToObj(i -> " ".repeat(i == 0 ? indent : indent + 4) + broken.get(i));
    }

    /** Lists of parts that are told field by field. */
    private void parts(String list) {
        String noun = Model.field("report", list).orElseThrow().noun();
        List<JsonObject> all = report.parts(list);
        if (!all.isEmpty()) {
            lines.add("");
            lines.add(words.text("show.parts", capital(fieldWords.field(list)), all.size()));
            for (JsonObject one : all) {
                List<String> told = parts.of(noun, one, 4, Set.of("id"));
                lines.add("  - " + told.get(0).strip());
                lines.addAll(told.subList(1, told.size()));
            }
        }
    }

    private static JsonObject json(Versions.Version version) {
        return JsonObject.empty()
                .with("number", version.number())
                .with("revision", version.report().revision())
                .with("shown", version.isShown())
                .with(
                        "bundles",
                        version.bundles().stream().map(RowPlace::bundleId).toList());
    }

    /** Told only where there is more than one: then a person has to decide which to believe. */
    private void versions() {
        if (versions.size() < 2) {
            return;
        }
        line("show.versions", versions.size());
        for (Versions.Version version : versions) {
            String bundles = version.bundles().stream()
                    .map(bundle ->
                            words.text("show.version-bundle", bundle.bundleId().substring(0, 8), bundle.sequence()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse(words.text("show.version-unknown"));
            String key = version.isShown() ? "show.version-shown" : "show.version";
            String text = words.text(key, version.number(), version.report().revision(), bundles);
            Columns.wrap(text, TEXT_COLUMNS - 2).forEach(line -> lines.add("  " + line));
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private <T> void section(String heading, List<T> entries, Function<T, List<String>> told) {
        if (!entries.isEmpty()) {
            lines.add("");
            lines.add(words.text(heading, entries.size()));
            entries.forEach(entry -> lines.addAll(told.apply(entry)));
        }
    }

    private void line(String key, Object... arguments) {
        lines.add(words.text(key, arguments));
    }

    private void wrapped(String key, Object... arguments) {
        lines.addAll(Columns.wrapped(words.text(key, arguments), TEXT_COLUMNS)
                .lines()
                .toList());
    }

    private String when() {
        When when = report.occurred();
        List<String> known = new ArrayList<>(List.of(when.text()));
        report.timeOfDay().ifPresent(known::add);
        when.basis().map(fieldWords::choice).ifPresent(known::add);
        when.asStated().map(stated -> "«" + stated.words() + "»").ifPresent(known::add);
        return String.join(", ", known);
    }

    private List<String> person(Person person) {
        Optional<Identity> identity = identities.stream()
                .filter(one -> one.person().equals(person.id()))
                .findFirst();
        List<String> told = new ArrayList<>();
        told.add("  " + person.code().text() + "  " + parts.person(person)
                + identity.map(one -> "  " + names(one)).orElse(""));
        told.addAll(parts.of("person", person.json(), 4, Set.of("id", "code", "kind", "sex", "ageBand")));
        identity.ifPresent(
                one -> told.addAll(parts.of("identity", one.json(), 4, Set.of("person", "names", "contacts"))));
        return told;
    }

    private static String names(Identity identity) {
        String contacts = String.join("; ", identity.contacts());
        return Shown.line(String.join("; ", identity.names()) + (contacts.isEmpty() ? "" : "  " + contacts));
    }

    private List<String> act(Act act) {
        List<String> told = new ArrayList<>();
        told.add("  " + fieldWords.code(act.type()) + "  " + words.text("show.victim", parts.code(act.victim()))
                + act.when().map(When::text).map(date -> "; " + date).orElse(""));
        for (Involvement one : report.involvements()) {
            if (one.act().equals(act.id())) {
                told.add("    "
                        + words.text(
                                "show.actor",
                                parts.code(one.actor()),
                                fieldWords.code(one.actorType()),
                                fieldWords.code(one.degree())));
                told.addAll(parts.of("involvement", one.json(), 6, Set.of("act", "actor", "degree", "actorType")));
            }
        }
        told.addAll(parts.of("act", act.json(), 4, Set.of("id", "victim", "type", "when")));
        return told;
    }

    private String attachment(Attachment attachment) {
        String key = attachment.clean().isEmpty()
                ? "show.file-original"
                : attachment.original().isEmpty() ? "show.file-clean" : "show.file-pair";
        long size = attachment.original().or(attachment::clean).orElseThrow().sizeBytes();
        return "  "
                + words.text(
                        key, attachment.id().hex().substring(0, 8), attachment.name(), attachment.mediaType(), size);
    }
}
