package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the identity compartment a passphrase of its own, another one, or takes it away. */
@Command(name = "identity")
final class SlotsIdentityCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--new-passphrase-file", paramLabel = "F", descriptionKey = "slots.new-passphrase-file")
    private Path file;

    @Option(names = "--new-passphrase-fd", paramLabel = "N")
    private Integer descriptor;

    @Option(names = "--off")
    private boolean off;

    SlotsIdentityCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (off && (file != null || descriptor != null)) {
            throw new Failure.Usage("identities.off-or-new");
        }
        try (Vault vault = desk.open()) {
            desk.openIdentities(vault);
            if (off) {
                vault.slots().removeIdentityPassphrase();
            } else {
                change(vault);
            }
            desk.keepOpen(vault);
            if (desk.json()) {
                desk.print(SlotText.json(vault.slots()));
            }
            desk.data(off ? "identities.off" : "identities.set");
        }
        if (!off) {
            desk.warn("identities.beyond");
        }
        return 0;
    }

    private void change(Vault vault) throws Failure {
        PassphraseSource source = new PassphraseSource(desk);
        if (file != null) {
            source.file(file);
        }
        if (descriptor != null) {
            source.descriptor(descriptor);
        }
        try (Passphrase passphrase = source.fresh()) {
            vault.slots().changeIdentityPassphrase(passphrase);
        }
    }
}
