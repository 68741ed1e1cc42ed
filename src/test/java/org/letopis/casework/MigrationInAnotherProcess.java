package org.letopis.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotSecrets;
import org.letopis.vault.Vault;

/** Migrates a vault in a process that a test can kill: arguments are the vault and its key file. Says "s" when it starts. */
public final class MigrationInAnotherProcess {
    private MigrationInAnotherProcess() {}

    public static void main(String[] args) throws IOException, Failure {
        SecureRandom random = new SecureRandom();
        SecretBytes key = SecretBytes.owning(Files.readAllBytes(Path.of(args[1])));
        try (SlotSecrets secrets = new SlotSecrets().with(SlotKind.KEY_FILE, key)) {
            System.out.print('s');
            System.out.flush();
            new Migration(random, (done, total) -> {})
                    .migrate(Path.of(args[0]), file -> Vault.open(file, secrets, Clock.systemUTC(), random));
        }
    }
}
