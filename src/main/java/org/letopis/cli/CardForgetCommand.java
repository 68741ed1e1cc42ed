package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Destroys one's own keys that others took the place of. */
@Command(name = "forget-old-keys")
final class CardForgetCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--name", paramLabel = "P", descriptionKey = "letopis.card.name")
    private String name = "";

    @Option(names = "--yes", descriptionKey = "letopis.card.revoke.yes")
    private boolean yes;

    CardForgetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        int forgotten;
        try (Vault vault = desk.open()) {
            KeyChange change = new KeyChange(vault, desk.clock(), desk.random());
            int doomed = change.replaced(name).size();
            if (doomed > 0 && !new Prompt(desk).agreed(yes, "card.ask-forget", doomed)) {
                throw new Failure.Refused("card.not-agreed");
            }
            forgotten = doomed == 0 ? 0 : change.forget(name);
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("forgotten", forgotten));
        }
        desk.data("card.forgotten", forgotten);
        if (forgotten > 0) {
            desk.warn("card.forget-beyond");
        }
        return 0;
    }
}
