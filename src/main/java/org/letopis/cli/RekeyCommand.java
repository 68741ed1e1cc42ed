package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.Rekeying;
import org.letopis.failure.Failure;
import org.letopis.vault.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the vault new keys. */
@Command(name = "rekey")
final class RekeyCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--drop-other-ways")
    private boolean alone;

    RekeyCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Rekeying.Rekeyed rekeyed;
        try (ProgressLine progress = new ProgressLine(desk, "check.progress")) {
            rekeyed = desk.withSecrets((file, secrets, clock, random) -> {
                desk.holdIdentityPassphrase(file, secrets);
                return new Rekeying(random, clock, progress).rekey(file, secrets, alone);
            });
        }
        new BackupText(desk).show("rekey.done", rekeyed.copy());
        for (Slot lost : rekeyed.lost()) {
            desk.warn(
                    "rekey.lost",
                    lost.index(),
                    desk.words().text("kind." + lost.kind().label()));
        }
        desk.warn("rekey.beyond");
        return 0;
    }
}
