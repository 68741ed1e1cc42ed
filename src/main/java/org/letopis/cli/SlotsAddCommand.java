package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.NewWays;
import org.letopis.failure.Failure;
import org.letopis.vault.SlotKind;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a way in. */
@Command(name = "add")
final class SlotsAddCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private FreshSecret fresh;

    @Mixin
    private RecoveryOptions recovery;

    @Option(names = "--require-both")
    private boolean requireBoth;

    SlotsAddCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        recovery.require(desk);
        try (Vault vault = desk.open();
                NewWays ways = new NewWays(desk.random())) {
            recovery.addTo(ways);
            if (ways.isEmpty()) {
                fresh.hold(desk, kind(), ways);
                ways.add(kind());
            }
            fresh.keep(desk, () -> ways.addTo(vault));
            NewKeysText made = new NewKeysText(desk, ways);
            new SlotText(desk).changed(vault.slots(), made);
            made.sheet(recovery.sheet());
        }
        return 0;
    }

    private SlotKind kind() {
        if (requireBoth) {
            return SlotKind.PASSPHRASE_AND_KEY_FILE;
        }
        return fresh.hasKeyFile() ? SlotKind.KEY_FILE : SlotKind.PASSPHRASE;
    }
}
