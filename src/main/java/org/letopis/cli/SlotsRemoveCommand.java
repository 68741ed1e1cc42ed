package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a way in, never the last. */
@Command(name = "remove")
final class SlotsRemoveCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "INDEX", descriptionKey = "letopis.slots.remove.INDEX")
    private int index;

    @Option(names = "--yes")
    private boolean yes;

    SlotsRemoveCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            boolean ownWay =
                    vault.slots().openedBy() == index && vault.slots().list().size() > 1;
            if (ownWay && !new Prompt(desk).agreed(yes, "slots.ask-remove")) {
                throw new Failure.Refused("slots.own-way");
            }
            vault.slots().remove(index);
            new SlotText(desk).changed(vault.slots());
        }
        return 0;
    }
}
