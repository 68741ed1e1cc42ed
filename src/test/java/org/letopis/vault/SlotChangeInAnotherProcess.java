package org.letopis.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.letopis.crypto.SecretBytes;

/** Changes a slot in a process of its own and stops before the commit, holding the lock, until it is told or killed. */
final class SlotChangeInAnotherProcess {
    private SlotChangeInAnotherProcess() {}

    public static void main(String[] args) throws Exception {
        try {
            change(args);
        } catch (org.letopis.failure.Failure failure) {
            System.exit(1); // the journal was taken away from under it
        }
    }

    private static void change(String[] args) throws Exception {
        try (SlotSecrets secrets =
                        new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(PanicTest.KEY.clone()));
                SlotSecrets changed = new SlotSecrets()
                        .with(SlotKind.KEY_FILE, SecretBytes.owning(new byte[SlotSecrets.KEY_FILE_BYTES]));
                Vault vault = Vault.open(Path.of(args[0]), secrets, Clock.systemUTC(), new SecureRandom())) {
            vault.write(() -> {
                vault.slots().change(0, changed);
                System.out.println("holding");
                try {
                    System.in.read();
                } catch (java.io.IOException e) {
                    throw org.letopis.failure.Failure.of(e);
                }
                return null;
            });
        }
    }
}
