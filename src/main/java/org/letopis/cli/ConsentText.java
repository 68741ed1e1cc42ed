package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.casework.CarriedBy;
import org.letopis.casework.Consenting;
import org.letopis.json.JsonObject;
import org.letopis.report.Consent;

/** Tells what was written down of what a person agreed to, and who must hear that it was taken back. */
final class ConsentText {
    private final Desk desk;

    ConsentText(Desk desk) {
        this.desk = desk;
    }

    void written(Consenting.Written written) {
        if (desk.json()) {
            desk.print(json(written));
        }
        desk.data(
                "consent.written",
                code(written),
                written.revised().report().id().hex(),
                written.revised().report().revision());
        for (Consent consent : entries(written)) {
            desk.data(
                    "consent.line",
                    consent.scope(),
                    word("said", consent.decision()),
                    consent.identity().map(how -> ", " + word("identity", how)).orElse(""));
        }
        if (says(written, "un-public", "yes")) {
            desk.say("consent.implies");
        }
        if (says(written, "store", "no")) {
            store(written);
        }
    }

    private static boolean says(Consenting.Written written, String scope, String decision) {
        return entries(written).stream()
                .anyMatch(one -> one.scope().equals(scope) && one.decision().equals(decision));
    }

    void withdrawn(Consenting.Written written, List<CarriedBy.Carrier> carriers, NoticeText notices) {
        if (desk.json()) {
            desk.print(json(written)
                    .with("bundles", carriers.stream().map(ConsentText::json).toList())
                    .withOptional("notices", Optional.of(notices.json())));
        }
        desk.data(
                "consent.withdrawn",
                code(written),
                written.revised().report().id().hex(),
                written.revised().report().revision(),
                String.join(", ", written.scopes()));
        if (written.scopes().contains("store")) {
            store(written);
        }
        desk.data(carriers.isEmpty() ? "consent.not-carried" : "consent.must-be-told");
        for (CarriedBy.Carrier one : carriers) {
            desk.data(
                    "consent.carried",
                    one.bundle().substring(0, 8),
                    one.day(),
                    one.shownName(),
                    one.code().orElse("—"));
        }
        notices.tell();
    }

    /** Says that what is kept stays until somebody erases it. */
    private void store(Consenting.Written written) {
        desk.warn(
                "consent.not-kept",
                code(written),
                written.revised().report().id().hex().substring(0, 8));
    }

    private static String code(Consenting.Written written) {
        return written.person().person().code().text();
    }

    private static List<Consent> entries(Consenting.Written written) {
        List<Consent> entries = new ArrayList<>();
        for (Consent one : written.revised().report().consents()) {
            if (one.person().equals(written.person().person().id())
                    && written.scopes().contains(one.scope())) {
                entries.add(one);
            }
        }
        return entries;
    }

    String word(String kind, String word) {
        return desk.words().text("consent." + kind + "." + word);
    }

    private static JsonObject json(Consenting.Written written) {
        return JsonObject.empty()
                .with("person", code(written))
                .with("report", written.revised().report().id().hex())
                .with("revision", written.revised().report().revision())
                .with(
                        "scopes",
                        entries(written).stream()
                                .map(one -> one.json().without("person"))
                                .toList());
    }

    /** Returns a bundle, and by what its receiver knows the report and the person. */
    private static JsonObject json(CarriedBy.Carrier carrier) {
        return CarrierText.json(carrier)
                .withOptional("report", carrier.report())
                .withOptional("code", carrier.code());
    }
}
