package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.MissingBundles;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Contact;
import org.letopis.vault.Vault;

/** Lists the bundles that did not arrive, by sender and row. */
final class MissingText {
    private static final int SHORT_DIGITS = 8;
    private static final int FINGERPRINT_DIGITS = 16;

    private final Desk desk;

    MissingText(Desk desk) {
        this.desk = desk;
    }

    void show(Vault vault) throws Failure {
        List<MissingBundles.Row> rows = MissingBundles.all(vault);
        if (desk.json()) {
            List<JsonObject> json = new ArrayList<>();
            for (MissingBundles.Row row : rows) {
                json.add(JsonObject.empty()
                        .with(
                                "signer",
                                ArrivedText.signer(
                                        row.fingerprint(),
                                        row.contact().map(Contact::name).orElse(null)))
                        .with("stream", row.stream())
                        .with("missing", ArrivedText.spans(row.missing())));
            }
            desk.print(JsonObject.empty().with("rows", json));
        }
        for (MissingBundles.Row row : rows) {
            desk.data(
                    "import.missing-row",
                    row.contact().map(Contact::name).orElse(row.fingerprint().substring(0, FINGERPRINT_DIGITS)),
                    row.stream().substring(0, SHORT_DIGITS),
                    ArrivedText.numbers(row.missing()));
        }
        desk.say(rows.isEmpty() ? "import.none-missing" : "import.ask-again");
    }
}
