package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.bundle.CardFile;
import org.letopis.casework.Revoking;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops trusting a contact's keys, for good: on one's own word, or by the statement of their owner. */
@Command(name = "revoke")
final class ContactRevokeCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "N", arity = "0..1", descriptionKey = "letopis.contact.verify.N")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--statement", paramLabel = "FILE")
    private Path statement;

    ContactRevokeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        boolean byStatement = statement != null && name == null && reason == null;
        boolean byWord = statement == null && name != null && reason != null;
        if (!byStatement && !byWord) {
            throw new Failure.Usage("contact.revoke-how");
        }
        byte[] text = byStatement ? InputFile.read(statement, CardFile.MAX_BYTES) : new byte[0];
        try (Vault vault = desk.open()) {
            Revoking revoking = new Revoking(vault, desk.clock());
            new ContactText(desk, vault)
                    .revoked(byStatement ? revoking.statement(text) : revoking.contact(name, reason));
        }
        return 0;
    }
}
