package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.SecretKeyFile;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes one's own secret keys to receive with into a plain file, for age. */
@Command(name = "secret")
final class CardSecretCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true)
    private Path file;

    @Option(names = "--name", paramLabel = "P", descriptionKey = "letopis.card.name")
    private String name = "";

    @Option(names = "--yes-export-my-secret-key")
    private boolean yes;

    CardSecretCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (!yes) {
            throw new Failure.Usage("card.secret-needs-yes");
        }
        desk.requireFree(file);
        int keys;
        try (Vault vault = desk.open()) {
            keys = SecretKeyFile.write(vault, name, file, desk.random());
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("file", file.toString()).with("keys", keys));
        }
        desk.data("card.secret-written", file, keys);
        desk.warn("card.secret-plain", file);
        return 0;
    }
}
