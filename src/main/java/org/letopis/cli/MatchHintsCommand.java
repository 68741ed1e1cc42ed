package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.casework.Hints;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists reports and people that may be the same, for a person to decide. */
@Command(name = "hints")
final class MatchHintsCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--identities")
    private boolean identities;

    MatchHintsCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            if (identities) {
                desk.openIdentities(vault);
            }
            List<Hints.Hint> hints = Hints.of(vault);
            MatchText text = new MatchText(desk, vault);
            if (identities) {
                text.withNames(hints);
            }
            List<JsonObject> json = new ArrayList<>();
            for (Hints.Hint hint : hints) {
                if (desk.json()) {
                    json.add(text.json(hint));
                } else {
                    desk.line(text.line(hint));
                }
            }
            if (desk.json()) {
                desk.print(JsonObject.empty().with("hints", json));
            }
            if (!vault.identitiesOpen()) {
                desk.say("match.no-names");
            }
            desk.say(hints.size() < Hints.MOST ? "match.count" : "match.most", hints.size());
        }
        return 0;
    }
}
