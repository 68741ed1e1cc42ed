package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
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
        new CardText(desk).give(choice, KeyChange::renew);
        desk.say("card.renewed");
        return 0;
    }
}
