package org.letopis.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.casework.NewWays;
import org.letopis.failure.Failure;
import org.letopis.vault.Slot;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replaces the secret of a way in. */
@Command(name = "change")
final class SlotsChangeCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "INDEX", descriptionKey = "letopis.slots.change.INDEX")
    private int index;

    @Mixin
    private FreshSecret fresh;

    @Option(names = "--sheet", paramLabel = "HTML", descriptionKey = "letopis.init.sheet")
    private Path sheet;

    SlotsChangeCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (sheet != null) {
            desk.requireFree(sheet);
        }
        try (Vault vault = desk.open();
                NewWays ways = new NewWays(desk.random())) {
            Slot slot = vault.slots().find(index);
            switch (slot.kind()) {
                case RECOVERY_CODE -> ways.addCode();
                case SHARES -> ways.addShares(slot.needed(), slot.shares());
                case PASSPHRASE, KEY_FILE, PASSPHRASE_AND_KEY_FILE -> fresh.hold(desk, slot.kind(), ways);
            }
            fresh.keep(desk, () -> ways.replace(vault, index));
            NewKeysText made = new NewKeysText(desk, ways);
            new SlotText(desk).changed(vault.slots(), made);
            made.sheet(sheet);
        }
        return 0;
    }
}
