package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.bundle.CardFile;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes new keys of both kinds, and a card on which the old ones say so. */
@Command(name = "rotate")
final class CardRotateCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private CardChoice choice;

    CardRotateCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        CardText told = new CardText(desk);
        told.require(choice.file());
        CardFile card;
        try (Vault vault = desk.open()) {
            card = new KeyChange(vault, desk.clock(), desk.random()).rotate(choice.name());
        }
        told.give(card, choice.file());
        desk.warn("card.rotated");
        return 0;
    }
}
