package org.letopis.cli;

import java.nio.file.Path;
import org.letopis.casework.NewWays;
import org.letopis.crypto.Passphrase;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import picocli.CommandLine.Option;

/** What {@code slots add} and {@code slots change} take for a new passphrase or key file. */
final class FreshSecret {
    @Option(names = "--new-passphrase-file", paramLabel = "F", descriptionKey = "slots.new-passphrase-file")
    private Path passphraseFile;

    @Option(names = "--generate", descriptionKey = "letopis.init.generate")
    private boolean generate;

    @Option(names = "--new-key-file", paramLabel = "F", descriptionKey = "slots.new-key-file")
    private Path keyFile;

    boolean hasKeyFile() {
        return keyFile != null;
    }

    /** Puts in what a way of this kind needs. */
    void hold(Desk desk, SlotKind kind, NewWays ways) throws Failure {
        if (kind.hasPassphrase()) {
            holdPassphrase(desk, ways);
        }
        if (kind == SlotKind.KEY_FILE || kind == SlotKind.PASSPHRASE_AND_KEY_FILE) {
            if (keyFile == null) {
                throw new Failure.Usage("slots.needs-key-file");
            }
            ways.hold(desk.keySource().create(keyFile));
        }
    }

    /** Work that puts the secret into the vault. */
    interface Keeping {
        void run() throws Failure;
    }

    /** Puts the secret into the vault. When that fails the key file stays: the vault may have taken it all the same. */
    void keep(Desk desk, Keeping keeping) throws Failure {
        try {
            keeping.run();
        } catch (Failure failure) {
            if (keyFile != null) {
                desk.warn("slots.key-file-left", keyFile);
            }
            throw failure;
        }
    }

    private void holdPassphrase(Desk desk, NewWays ways) throws Failure {
        if (generate) {
            ways.generate(desk.words().locale());
            return;
        }
        PassphraseSource source = new PassphraseSource(desk);
        if (passphraseFile != null) {
            source.file(passphraseFile);
        }
        try (Passphrase passphrase = source.fresh()) {
            ways.hold(passphrase);
        }
    }
}
