package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.bundle.CardFile;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
import org.letopis.vault.Vault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes a new key to receive with, under the same words. */
@Command(name = "renew")
final class CardRenewCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private CardChoice choice;

    CardRenewCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        CardText told = new CardText(desk);
        told.require(choice.file());
        CardFile card;
        try (Vault vault = desk.open()) {
            card = new KeyChange(vault, desk.clock(), desk.random()).renew(choice.name());
        }
        told.give(card, choice.file());
        desk.say("card.renewed");
        return 0;
    }
}
