package org.letopis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.bundle.ContactCard;
import org.letopis.casework.OwnCard;
import org.letopis.casework.Recovery;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a vault, and the ways back into it. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    private final Desk desk;
    private final NewKeys made;

    @Option(names = "--low-memory")
    private boolean lowMemory;

    @Option(names = "--generate")
    private boolean generate;

    @Option(names = "--require-both")
    private boolean requireBoth;

    @Option(names = "--recovery-code")
    private boolean recoveryCode;

    @Option(names = "--shares", paramLabel = "KofN")
    private String shares;

    @Option(names = "--sheet", paramLabel = "HTML")
    private Path sheet;

    InitCommand(Desk desk) {
        this.desk = desk;
        this.made = new NewKeys(desk);
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(desk.vault());
        Path keyFile = desk.keySource().keyFile();
        if (requireBoth && keyFile == null) {
            throw new Failure.Usage("init.both-of-what");
        }
        if (sheet != null) {
            desk.requireFree(sheet);
        }
        int[] split = shares == null ? null : NewKeys.split(shares);
        try (SlotSecrets secrets = new SlotSecrets()) {
            SlotKind kind = kind(keyFile);
            if (kind.hasPassphrase()) {
                addPassphrase(secrets);
            }
            if (keyFile != null) {
                secrets.with(SlotKind.KEY_FILE, desk.keySource().create(keyFile));
            }
            try {
                create(kind, secrets, split);
            } catch (Failure failure) {
                removeUnused(keyFile);
                throw failure;
            }
        }
        return 0;
    }

    /** With a key file, a passphrase is a second way in where one is given, unless both are wanted together. */
    private SlotKind kind(Path keyFile) {
        if (requireBoth) {
            return SlotKind.PASSPHRASE_AND_KEY_FILE;
        }
        boolean passphrase = generate || desk.passphraseSource().isGiven();
        return keyFile == null || passphrase ? SlotKind.PASSPHRASE : SlotKind.KEY_FILE;
    }

    private void addPassphrase(SlotSecrets secrets) throws Failure {
        if (generate) {
            try (Passphrase passphrase = Passphrase.generate(desk.words().locale(), desk.random())) {
                made.add(passphrase);
                secrets.withPassphrase(passphrase);
            }
        } else {
            try (Passphrase passphrase = desk.passphraseSource().fresh()) {
                secrets.withPassphrase(passphrase);
            }
        }
    }

    private void create(SlotKind kind, SlotSecrets secrets, int[] split) throws Failure {
        Argon2Cost cost = kind.hasPassphrase() ? cost() : Argon2Cost.LOW;
        boolean code = recoveryCode || (split == null && desk.canAsk() && new Prompt(desk).yes("init.ask-recovery"));
        try (Vault vault = Vault.create(desk.vault(), kind, secrets, cost, desk.clock(), desk.random())) {
            if (kind == SlotKind.PASSPHRASE && secrets.has(SlotKind.KEY_FILE)) {
                vault.slots().add(SlotKind.KEY_FILE, secrets);
            }
            addRecovery(vault, code, split);
            ContactCard card = OwnCard.current(vault, desk.clock());
            List<String> words = card.fingerprint().words(desk.words().locale());
            if (desk.json()) {
                desk.print(made.in(JsonObject.empty()
                        .with("vault", desk.vault().toString())
                        .with("fingerprint", card.fingerprint().hex())
                        .with("words", words)
                        .with("memoryMib", kind.hasPassphrase() ? cost.memoryKib() / 1024 : 0)));
            }
            desk.data("init.done", desk.vault());
            desk.data("card.words", String.join(" ", words));
            made.show();
            made.sheet(sheet);
        }
        if (!code && split == null) {
            desk.warn(kind == SlotKind.KEY_FILE ? "init.no-recovery-key-file" : "init.no-recovery");
        }
    }

    private void addRecovery(Vault vault, boolean code, int[] split) throws Failure {
        Recovery recovery = new Recovery(vault, desk.random());
        if (code) {
            try (RecoveryCode one = recovery.addCode()) {
                made.add(one);
            }
        }
        if (split != null) {
            try (RecoveryShare.Split several = recovery.addShares(split[0], split[1])) {
                made.add(several);
            }
        }
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
