package org.letopis.cli;

import org.letopis.casework.Receiving;
import org.letopis.crypto.Fingerprint;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;

/** Tells what a bundle holds and who signed it. */
final class ArrivedText {
    private final Desk desk;
    private final Receiving.Arrived arrived;

    ArrivedText(Desk desk, Receiving.Arrived arrived) {
        this.desk = desk;
        this.arrived = arrived;
    }

    void show(String doneKey) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("bundle", arrived.bundleId())
                    .with(
                            "signer",
                            JsonObject.empty()
                                    .with("fingerprint", arrived.fingerprint())
                                    .with(
                                            "contact",
                                            arrived.contact().map(Contact::name).orElse(null))
                                    .with("trust", arrived.trust()))
                    .with("reports", arrived.reports())
                    .with("attachments", arrived.attachments())
                    .with(
                            "problems",
                            arrived.problems().stream()
                                    .map(key -> desk.words().text(key))
                                    .toList()));
        }
        desk.data(doneKey, arrived.reports(), arrived.attachments());
        desk.data(
                "arrived.signer",
                arrived.contact()
                        .map(Contact::name)
                        .orElse(arrived.fingerprint().substring(0, 16)),
                desk.words().text("trust." + arrived.trust()));
        desk.data(
                "card.words",
                String.join(
                        " ",
                        Fingerprint.parse(arrived.fingerprint())
                                .words(desk.words().locale())));
        arrived.problems().forEach(key -> desk.warn(key));
    }
}
