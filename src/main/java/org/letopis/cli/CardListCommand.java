package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.crypto.Fingerprint;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.HeldKeys;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists one's own keys: those of today under each name, and earlier ones that still open what was sent to them. */
@Command(name = "list")
final class CardListCommand implements Callable<Integer> {
    private final Desk desk;

    CardListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<HeldKeys> all;
        try (Vault vault = desk.open()) {
            all = vault.ownKeySets().all();
        }
        if (desk.json()) {
            List<JsonObject> cards = new ArrayList<>();
            all.forEach(one -> cards.add(json(one)));
            desk.print(JsonObject.empty().with("cards", cards));
            return 0;
        }
        for (HeldKeys one : all) {
            String name = one.name().isEmpty() ? desk.words().text("card.without-name") : one.name();
            desk.data("card.line", name, state(one));
            desk.data("contact.words", String.join(" ", words(one)));
        }
        return 0;
    }

    private String state(HeldKeys one) {
        if (one.revoked().isPresent()) {
            return desk.words().text("card.state-revoked", one.revoked().get());
        }
        return one.until()
                .map(day -> desk.words().text("card.state-earlier", day))
                .orElse(desk.words().text("card.state-current"));
    }

    private List<String> words(HeldKeys one) {
        return Fingerprint.parse(one.fingerprint()).words(desk.words().locale());
    }

    private JsonObject json(HeldKeys one) {
        return JsonObject.empty()
                .with("name", one.name())
                .with("fingerprint", one.fingerprint())
                .with("words", words(one))
                .with("current", one.until().isEmpty())
                .with("until", one.until().orElse(null))
                .with("revoked", one.revoked().orElse(null));
    }
}
