package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.letopis.casework.Versions;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Attachment;
import org.letopis.report.Id;
import org.letopis.report.Identity;
import org.letopis.report.Involvement;
import org.letopis.report.Origin;
import org.letopis.report.Person;
import org.letopis.report.Place;
import org.letopis.report.Report;
import org.letopis.report.ReportJson;
import org.letopis.report.Text;
import org.letopis.report.When;
import org.letopis.vault.ReportSummary;
import org.letopis.vault.RowPlace;

/** A report as a person reads it, and as {@code --json} gives it. */
final class ReportText {
    private static final int TEXT_COLUMNS = 78;

    private final Words words;
    private final ReportSummary summary;
    private final Report report;
    private final List<Attachment> attachments;
    private final List<Identity> identities;
    private final List<Versions.Version> versions;
    private final List<String> lines = new ArrayList<>();

    ReportText(
            Desk desk,
            ReportSummary summary,
            Report report,
            List<Attachment> attachments,
            List<Identity> identities,
            List<Versions.Version> versions) {
        this.words = desk.words();
        this.summary = summary;
        this.report = report;
        this.attachments = attachments;
        this.identities = identities;
        this.versions = versions;
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
        report.reason()
                .ifPresent(why -> wrapped("show.reason", report.madeOn().orElse("—"), why.words()));
        versions();
        line("show.when", when());
        report.places().forEach(place -> line("show.where", place(place)));
        for (Text text : report.narrative()) {
            lines.add("");
            lines.add("[" + Shown.line(text.language()) + "]");
            Shown.paragraphs(text.words()).lines().forEach(line -> lines.addAll(Columns.wrap(line, TEXT_COLUMNS)));
        }
        section("show.persons", report.persons().stream().map(this::person));
        section("show.acts", report.acts().stream().map(this::act));
        section("show.files", attachments.stream().map(this::attachment));
        return lines;
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

    private void section(String heading, Stream<String> entries) {
        List<String> all = entries.toList();
        if (!all.isEmpty()) {
            lines.add("");
            lines.add(words.text(heading, all.size()));
            all.forEach(entry -> lines.add("  " + entry));
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
        return report.occurred().text()
                + report.timeOfDay().map(time -> ", " + time).orElse("");
    }

    private static String place(Place place) {
        return String.join(
                ", ",
                Stream.of(
                                place.site(),
                                place.settlement(),
                                place.district(),
                                place.subdivision(),
                                Optional.of(place.country()),
                                place.latitude()
                                        .map(lat ->
                                                lat + " " + place.longitude().orElse("")))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private String person(Person person) {
        String known = Stream.of(Optional.of(words.text("kind." + person.kind())), person.sex(), person.ageBand())
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        String names = identities.stream()
                .filter(identity -> identity.person().equals(person.id()))
                .map(identity -> "  "
                        + Shown.line(
                                String.join("; ", identity.names()) + "  " + String.join("; ", identity.contacts())))
                .findFirst()
                .orElse("");
        return person.code().text() + "  " + known + names;
    }

    private String act(Act act) {
        StringBuilder text = new StringBuilder(act.type() + "  " + words.text("show.victim", code(act.victim())));
        for (Involvement one : report.involvements()) {
            if (one.act().equals(act.id())) {
                text.append("; ").append(words.text("show.actor", code(one.actor()), one.actorType(), one.degree()));
            }
        }
        return text + act.when().map(When::text).map(date -> "; " + date).orElse("");
    }

    private String code(Id person) {
        return report.persons().stream()
                .filter(one -> one.id().equals(person))
                .map(one -> one.code().text())
                .findFirst()
                .orElse("?");
    }

    private String attachment(Attachment attachment) {
        String key = attachment.clean().isEmpty()
                ? "show.file-original"
                : attachment.original().isEmpty() ? "show.file-clean" : "show.file-pair";
        long size = attachment.original().or(attachment::clean).orElseThrow().sizeBytes();
        return words.text(key, attachment.id().hex().substring(0, 8), attachment.name(), attachment.mediaType(), size);
    }
}
