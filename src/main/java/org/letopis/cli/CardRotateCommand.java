package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
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
        new CardText(desk).give(choice, KeyChange::rotate);
        desk.warn("card.rotated");
        return 0;
    }
}
