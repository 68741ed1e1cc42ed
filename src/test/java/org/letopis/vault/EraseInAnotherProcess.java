package org.letopis.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.letopis.crypto.SecretBytes;
import org.letopis.failure.Failure;
import org.letopis.report.Id;

/** Erases a report in a process of its own, stops before the commit until it is told or killed, and after it again. */
final class EraseInAnotherProcess {
    private EraseInAnotherProcess() {}

    public static void main(String[] args) throws Exception {
        try (SlotSecrets secrets =
                        new SlotSecrets().with(SlotKind.KEY_FILE, SecretBytes.owning(ErasureTest.KEY.clone()));
                Vault vault = Vault.open(Path.of(args[0]), secrets, Clock.systemUTC(), new SecureRandom())) {
            vault.write(() -> {
                vault.erasures().report(new Id(args[1]));
                System.out.println("holding");
                return read();
            });
            System.out.println("done");
            read();
        }
    }

    private static int read() throws Failure {
        try {
            return System.in.read();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
