package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.letopis.bundle.ApprovalRequest;
import org.letopis.casework.Addressee;
import org.letopis.casework.Sending;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.protect.Changed;
import org.letopis.protect.Decision;
import org.letopis.protect.FoundHit;
import org.letopis.protect.FoundName;
import org.letopis.protect.Withheld;
import org.letopis.report.Attachment;
import org.letopis.report.Report;
import org.letopis.vault.ReportSummary;

/** Shows exactly what would leave for a contact, and what would not, and why. */
final class PreviewText {
    private final Desk desk;
    private final Words words;

    PreviewText(Desk desk) {
        this.desk = desk;
        this.words = desk.words();
    }

    /**
     * Returns 0 where the bundles could be packed, and 30 where a gate says no.
     *
     * @param request where to write what a second person is asked, when one must be
     */
    int show(Sending sending, Sending.Parcel parcel, List<Addressee> addressees, Optional<Path> request)
            throws Failure {
        List<JsonObject> all = new ArrayList<>();
        boolean open = true;
        for (Addressee addressee : addressees) {
            Decision decision = sending.preview(parcel, addressee);
            if (!desk.json()) {
                tell(parcel.reports(), addressee, decision.found());
            }
            boolean isOpen = isOpen(decision);
            open &= isOpen;
            Optional<ApprovalRequest> asked =
                    request.isPresent() && isOpen ? sending.request(decision, addressee) : Optional.empty();
            all.add(json(addressee, decision.found()).withOptional("approvalHash", asked.map(ApprovalRequest::hash)));
            if (asked.isPresent()) {
                OutputFile.write(desk, request.get(), asked.get().text());
                desk.data("preview.request", request.get(), asked.get().hash());
            } else if (request.isPresent()) {
                desk.say(isOpen ? "preview.no-approval" : "preview.no-request");
            }
        }
        if (desk.json()) {
            desk.print(all.get(0).with("contacts", all));
        }
        return open ? ExitCode.OK.number() : ExitCode.REFUSED.number();
    }

    private boolean isOpen(Decision decision) {
        try {
            decision.requireOpen();
            return true;
        } catch (Failure.Refused refused) {
            desk.warn(refused.key(), refused.arguments().toArray());
            return false;
        }
    }

    private void tell(List<ReportSummary> reports, Addressee addressee, Decision.Found found) {
        desk.data(
                "preview.for",
                addressee.name(),
                words.text("value." + addressee.profile().word()));
        for (Report report : found.leaving()) {
            desk.data("preview.leaves", report.id().hex().substring(0, 8));
            List<Attachment> files = found.files().stream()
                    .filter(file -> file.report().equals(report.id()))
                    .toList();
            new ReportText(desk, summary(reports, report), report, files, List.of(), List.of(), List.of())
                    .lines()
                    .forEach(desk::line);
        }
        section("preview.files", found.files(), PreviewText::file);
        section("preview.originals", found.originals(), PreviewText::file);
        section("preview.stays", found.withheld(), this::stays);
        section("preview.not-cleaned", found.notCleaned(), this::stays);
        section(
                "preview.fields",
                found.fields(),
                one -> one.report() + ": " + one.change().path());
        section("preview.coarser", found.coarsened(), PreviewText::coarser);
        section("preview.replaced", found.replaced(), this::hit);
        section("preview.allowed", found.allowed(), this::hit);
        section("preview.open", found.hits(), this::hit);
        section("preview.suggestions", found.suggestions(), this::name);
        if (found.approval().isPresent()) {
            desk.data("preview.approval");
        }
        desk.data("preview.limits");
    }

    private static ReportSummary summary(List<ReportSummary> reports, Report report) {
        return reports.stream()
                .filter(one -> one.id().equals(report.id()))
                .findFirst()
                .orElseThrow();
    }

    private interface Line<T> {
        String of(T one);
    }

    private <T> void section(String key, List<T> all, Line<T> line) {
        if (!all.isEmpty()) {
            desk.data(key, all.size());
            all.forEach(one -> desk.line("  " + Shown.line(line.of(one))));
        }
    }

    private String stays(Withheld one) {
        return words.text(one.key(), one.what());
    }

    private static String file(Attachment file) {
        return file.name() + ", " + file.mediaType();
    }

    private static String coarser(Changed one) {
        return one.report() + ": " + one.change().path() + ": "
                + value(one.change().before()) + " \u2192 " + value(one.change().after());
    }

    private static String value(Optional<Object> value) {
        return value.map(Object::toString).orElse("\u2014");
    }

    private String hit(FoundHit one) {
        return HitText.place(words, one) + ": " + one.hit().person() + ", "
                + words.text("leaks.class." + one.hit().kind().word()) + ": "
                + one.hit().text();
    }

    private String name(FoundName one) {
        return HitText.place(words, one) + ": " + one.suggestion().text();
    }

    private JsonObject json(Addressee addressee, Decision.Found found) {
        return JsonObject.empty()
                .with("to", addressee.name())
                .with("profile", addressee.profile().word())
                .with(
                        "leaves",
                        found.leaving().stream()
                                .map(report -> leaves(report, found))
                                .toList())
                .with("withheld", found.withheld().stream().map(this::json).toList())
                .with("notCleaned", found.notCleaned().stream().map(this::json).toList())
                .with("fields", found.fields().stream().map(PreviewText::json).toList())
                .with(
                        "coarsened",
                        found.coarsened().stream().map(PreviewText::json).toList())
                .with("replaced", found.replaced().stream().map(HitText::json).toList())
                .with("allowed", found.allowed().stream().map(HitText::json).toList())
                .with("hits", found.hits().stream().map(HitText::json).toList())
                .with(
                        "suggestions",
                        found.suggestions().stream().map(HitText::json).toList())
                .with("approval", found.approval().isPresent());
    }

    private static JsonObject leaves(Report report, Decision.Found found) {
        return JsonObject.empty()
                .with("report", report.id().hex())
                .with("content", report.json())
                .with("files", files(report, found.files(), Attachment::clean))
                .with("originals", files(report, found.originals(), Attachment::original));
    }

    private static List<JsonObject> files(
            Report report, List<Attachment> files, Function<Attachment, Optional<Attachment.Copy>> copy) {
        return files.stream()
                .filter(file -> file.report().equals(report.id()))
                .map(file -> JsonObject.empty()
                        .with("attachment", file.id().hex())
                        .with("name", file.name())
                        .with("mediaType", file.mediaType())
                        .with("sizeBytes", copy.apply(file).orElseThrow().sizeBytes()))
                .toList();
    }

    private JsonObject json(Withheld one) {
        return JsonObject.empty().with("what", one.what()).with("why", words.text(one.key(), one.what()));
    }

    private static JsonObject json(Changed one) {
        return JsonObject.empty()
                .with("report", one.report())
                .with("field", one.change().path().toString())
                .withOptional("before", one.change().before())
                .withOptional("after", one.change().after());
    }
}
