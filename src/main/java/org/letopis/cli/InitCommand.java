package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.ContactCard;
import org.letopis.casework.NewWays;
import org.letopis.casework.OwnCard;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.SlotKind;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a vault, with all the ways into it. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--low-memory")
    private boolean lowMemory;

    @Option(names = "--generate")
    private boolean generate;

    @Option(names = "--require-both")
    private boolean requireBoth;

    @Mixin
    private RecoveryOptions recovery;

    InitCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(desk.vault());
        recovery.require(desk);
        Path keyFile = desk.keySource().keyFile();
        if (requireBoth && keyFile == null) {
            throw new Failure.Usage("init.both-of-what");
        }
        try (NewWays ways = new NewWays(desk.random())) {
            boolean passphrase = requireBoth
                    || keyFile == null
                    || generate
                    || desk.passphraseSource().isGiven();
            if (passphrase) {
                holdPassphrase(ways);
            }
            if (!recovery.isGiven() && desk.canAsk()) {
                new RecoveryQuestions(desk).ask(recovery);
            }
            if (keyFile != null) {
                ways.hold(desk.keySource().create(keyFile));
            }
            try {
                create(ways, passphrase, keyFile != null);
            } catch (Failure failure) {
                removeUnused(keyFile);
                throw failure;
            }
        }
        return 0;
    }

    private void holdPassphrase(NewWays ways) throws Failure {
        if (generate) {
            ways.generate(desk.words().locale());
            return;
        }
        try (Passphrase passphrase = desk.passphraseSource().fresh()) {
            ways.hold(passphrase);
        }
    }

    /** With a key file, a passphrase is a second way in where one is given, unless both are wanted together. */
    private void create(NewWays ways, boolean passphrase, boolean keyFile) throws Failure {
        if (requireBoth) {
            ways.add(SlotKind.PASSPHRASE_AND_KEY_FILE);
        } else {
            if (passphrase) {
                ways.add(SlotKind.PASSPHRASE);
            }
            if (keyFile) {
                ways.add(SlotKind.KEY_FILE);
            }
        }
        recovery.addTo(ways);
        Argon2Cost cost = passphrase ? cost() : Argon2Cost.LOW;
        try (Vault vault = ways.create(desk.vault(), cost, desk.clock())) {
            tell(OwnCard.current(vault, desk.clock()), passphrase ? cost.memoryKib() / 1024 : 0, ways);
        }
        if (!recovery.isGiven()) {
            desk.warn(passphrase ? "init.no-recovery" : "init.no-recovery-key-file");
        }
    }

    private void tell(ContactCard card, int memoryMib, NewWays ways) throws Failure {
        List<String> words = card.fingerprint().words(desk.words().locale());
        NewKeysText made = new NewKeysText(desk, ways);
        if (desk.json()) {
            desk.print(made.in(JsonObject.empty()
                    .with("vault", desk.vault().toString())
                    .with("fingerprint", card.fingerprint().hex())
                    .with("words", words)
                    .with("memoryMib", memoryMib)));
        }
        desk.data("init.done", desk.vault());
        desk.data("card.words", String.join(" ", words));
        made.show();
        made.sheet(recovery.sheet());
    }

    private void removeUnused(Path keyFile) {
        try {
            if (keyFile != null && !Files.exists(desk.vault())) {
                Files.deleteIfExists(keyFile);
            }
        } catch (IOException e) {
            return; // the failure that is being reported matters more
        }
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
