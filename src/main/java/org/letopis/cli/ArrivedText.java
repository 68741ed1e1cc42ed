package org.letopis.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.letopis.bundle.ReceivedFile;
import org.letopis.casework.Arrived;
import org.letopis.casework.ReceivedReport;
import org.letopis.casework.Standing;
import org.letopis.crypto.Fingerprint;
import org.letopis.crypto.Sha256;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.vault.Contact;

/** Tells what a bundle holds, who signed it, and how it stands to those before it. */
final class ArrivedText {
    private static final int ID_DIGITS = 8;
    private static final int FINGERPRINT_DIGITS = 16;
    private static final Map<Standing.Finding, String> FINDINGS = new EnumMap<>(Map.of(
            Standing.Finding.NEW_ROW, "bundle.new-row",
            Standing.Finding.GAP, "bundle.gap",
            Standing.Finding.LATE, "bundle.late",
            Standing.Finding.SAME_NUMBER, "bundle.same-number",
            Standing.Finding.OTHER_PREDECESSOR, "bundle.fork"));

    private final Desk desk;
    private final Arrived arrived;

    ArrivedText(Desk desk, Arrived arrived) {
        this.desk = desk;
        this.arrived = arrived;
    }

    JsonObject json() {
        JsonObject json = JsonObject.empty()
                .with("bundle", arrived.bundleId())
                .with(
                        "signer",
                        signer(
                                        arrived.fingerprint(),
                                        arrived.contact().map(Contact::name).orElse(null))
                                .with("trust", arrived.trust()))
                .with("created", arrived.created().toString())
                .with("reports", arrived.reports())
                .with("attachments", arrived.files().size())
                .with("bytes", arrived.bytes())
                .with("files", arrived.files().stream().map(ArrivedText::json).toList())
                .with("row", row())
                .with("problems", problems());
        return arrived.contents().isEmpty()
                ? json
                : json.with(
                        "contents",
                        arrived.contents().stream().map(ArrivedText::json).toList());
    }

    static JsonObject signer(String fingerprint, String name) {
        return JsonObject.empty().with("fingerprint", fingerprint).with("contact", name);
    }

    private static JsonObject json(ReceivedFile file) {
        return JsonObject.empty()
                .with("mediaType", file.mediaType())
                .with("size", file.sizeBytes())
                .with("sha256", Sha256.hex(file.sha256()))
                .with("state", file.originalOf().isPresent() ? "original" : "clean");
    }

    private static JsonObject json(ReceivedReport report) {
        return JsonObject.empty()
                .with("id", report.id().map(Id::hex).orElse(null))
                .with("title", report.title())
                .with("revision", report.revision())
                .with("state", word(report.state()));
    }

    private JsonObject row() {
        Standing standing = arrived.standing();
        return JsonObject.empty()
                .with("stream", standing.stream())
                .with("seq", standing.sequence())
                .with(
                        "found",
                        standing.found().stream()
                                .map(ArrivedText::word)
                                .sorted()
                                .toList())
                .with("missing", spans(standing.missing()));
    }

    static List<JsonObject> spans(List<Standing.Span> missing) {
        return missing.stream()
                .map(span -> JsonObject.empty().with("first", span.first()).with("last", span.last()))
                .toList();
    }

    static String numbers(List<Standing.Span> missing) {
        return missing.stream().map(Standing.Span::toString).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param doneKey what was done with it */
    void show(String doneKey) {
        desk.data(doneKey, arrived.reports(), arrived.files().size());
        desk.data(
                "arrived.bundle",
                arrived.bundleId().substring(0, ID_DIGITS),
                arrived.standing().sequence());
        desk.data(
                "arrived.signer",
                arrived.contact()
                        .map(Contact::name)
                        .orElse(arrived.fingerprint().substring(0, FINGERPRINT_DIGITS)),
                desk.words().text("trust." + arrived.trust()));
        desk.data("card.words", String.join(" ", words()));
        problems().forEach(problem -> desk.warn("arrived.problem", problem));
    }

    private List<String> words() {
        return Fingerprint.parse(arrived.fingerprint()).words(desk.words().locale());
    }

    /** Lists what is inside, for a person who has not taken it yet. */
    void contents() {
        desk.data("arrived.day", arrived.created(), arrived.bytes());
        for (ReceivedReport report : arrived.contents()) {
            desk.data("arrived.report", stateText(report), report.revision(), report.title());
        }
        for (ReceivedFile file : arrived.files()) {
            desk.data(
                    file.originalOf().isPresent() ? "arrived.original" : "arrived.file",
                    file.mediaType(),
                    file.sizeBytes());
        }
    }

    private String stateText(ReceivedReport report) {
        return desk.words().text("arrived.state." + word(report.state()));
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (arrived.hasForeignStanzas()) {
            problems.add(desk.words().text("bundle.foreign-stanzas"));
        }
        String missing = numbers(arrived.standing().missing());
        FINDINGS.forEach((finding, key) -> {
            if (arrived.standing().found().contains(finding)) {
                problems.add(desk.words().text(key, arrived.standing().sequence(), missing));
            }
        });
        for (ReceivedReport report : arrived.contents()) {
            if (report.state() == ReceivedReport.State.CONFLICTING) {
                problems.add(desk.words().text("arrived.conflicting", name(report), report.revision()));
            }
            if (report.state() == ReceivedReport.State.OLDER) {
                problems.add(desk.words().text("arrived.older", name(report), report.revision()));
            }
        }
        return problems;
    }

    private static String name(ReceivedReport report) {
        return report.id().map(id -> id.hex().substring(0, ID_DIGITS)).orElse(report.title());
    }
}
