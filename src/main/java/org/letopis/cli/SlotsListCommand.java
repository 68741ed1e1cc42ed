package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;

/** Lists the ways in. */
@Command(name = "list")
final class SlotsListCommand implements Callable<Integer> {
    private final Desk desk;

    SlotsListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        try (Vault vault = desk.open()) {
            if (desk.json()) {
                desk.print(SlotText.json(vault.slots()));
            } else {
                new SlotText(desk).list(vault.slots());
            }
        }
        return 0;
    }
}
