package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.crypto.Argon2Cost;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Sets what a guess at a passphrase costs; passphrases that are there follow when they are next used. */
@Command(name = "cost")
final class SlotsCostCommand implements Callable<Integer> {
    private static final int LEAST_MIB = 64;
    private static final int MOST_MIB = 1_024;

    private final Desk desk;

    @Parameters(paramLabel = "MIB", descriptionKey = "letopis.slots.cost.MIB")
    private int memoryMib;

    SlotsCostCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (memoryMib < LEAST_MIB || memoryMib > MOST_MIB) {
            throw new Failure.Usage("slots.memory-bounds", LEAST_MIB, MOST_MIB);
        }
        Argon2Cost cost = new Argon2Cost(memoryMib * 1024, Argon2Cost.STANDARD.passes(), Argon2Cost.STANDARD.lanes());
        if (!cost.fitsHeap()) {
            throw new Failure.Io("vault.memory", cost.neededHeapMib());
        }
        try (Vault vault = desk.open()) {
            vault.slots().cost(cost);
            if (desk.json()) {
                desk.print(SlotText.json(vault.slots()));
            }
            desk.data("slots.cost-set", memoryMib);
        }
        return 0;
    }
}
