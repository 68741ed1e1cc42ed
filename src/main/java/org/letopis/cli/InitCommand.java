package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.bundle.ContactCard;
import org.letopis.casework.OwnCard;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a vault. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--low-memory")
    private boolean lowMemory;

    InitCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(desk.vault());
        Argon2Cost cost = cost();
        try (Passphrase passphrase = desk.passphraseSource().fresh();
                Vault vault = Vault.create(desk.vault(), passphrase, cost, desk.clock(), desk.random())) {
            ContactCard card = OwnCard.current(vault, desk.clock());
            if (desk.json()) {
                desk.print(JsonObject.empty()
                        .with("vault", desk.vault().toString())
                        .with("fingerprint", card.fingerprint().hex())
                        .with("words", card.fingerprint().words(desk.words().locale()))
                        .with("memoryMib", cost.memoryKib() / 1024));
            }
            desk.data("init.done", desk.vault());
            desk.data(
                    "card.words",
                    String.join(" ", card.fingerprint().words(desk.words().locale())));
        }
        desk.warn("init.no-recovery");
        return 0;
    }

    /** Takes the largest cost that this JVM has the memory for. */
    private Argon2Cost cost() {
        if (lowMemory) {
            return Argon2Cost.LOW;
        }
        if (Argon2Cost.STANDARD.fitsHeap()) {
            return Argon2Cost.STANDARD;
        }
        Argon2Cost cost = Argon2Cost.MIDDLE.fitsHeap() ? Argon2Cost.MIDDLE : Argon2Cost.LOW;
        desk.warn("init.less-memory", cost.memoryKib() / 1024, Argon2Cost.STANDARD.neededHeapMib());
        return cost;
    }
}
