package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.bundle.RevocationStatement;
import org.letopis.casework.Revoking;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives up one's own keys for good, and writes the statement to send to everybody who has the card. */
@Command(name = "revoke")
final class CardRevokeCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path file;

    @Option(names = "--name", paramLabel = "P", descriptionKey = "letopis.card.name")
    private String name = "";

    @Option(names = "--yes")
    private boolean yes;

    CardRevokeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(file);
        RevocationStatement statement;
        try (Vault vault = desk.open()) {
            if (!new Prompt(desk).agreed(yes, "card.ask-revoke")) {
                throw new Failure.Refused("card.not-agreed");
            }
            // First the vault: a statement that is out while its keys go on signing would be worse than one to ask for
            // again.
            statement = new Revoking(vault, desk.clock()).own(name);
        }
        OutputFile.write(desk, file, statement.text());
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("fingerprint", statement.fingerprint().hex())
                    .with("day", statement.day().toString())
                    .with("file", file.toString()));
        }
        desk.data("card.revocation-written", file);
        desk.say("card.revoke-next");
        return 0;
    }
}
