package org.letopis.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.letopis.crypto.Argon2Cost;
import org.letopis.crypto.Passphrase;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;

/** Gives the identity compartment a passphrase in a process of its own and stops before the commit, until it is killed. */
final class LockInAnotherProcess {
    private LockInAnotherProcess() {}

    public static void main(String[] args) throws Exception {
        try (SlotSecrets secrets = SmallVault.key();
                Passphrase passphrase = Passphrase.of("never committed".toCharArray());
                SecretBytes words = passphrase.utf8();
                Vault vault = Vault.open(Path.of(args[0]), secrets, Clock.systemUTC(), SmallVault.RANDOM)) {
            vault.contents().compartment().change(words, Argon2Cost.LOW, had -> {
                System.out.println("holding");
                try {
                    System.in.read();
                } catch (IOException e) {
                    throw Failure.of(e);
                }
            });
        }
    }
}
