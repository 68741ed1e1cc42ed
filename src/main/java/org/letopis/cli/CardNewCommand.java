package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.casework.KeyChange;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes keys and a card that nothing joins to those that are there: one for each project, say. */
@Command(name = "new")
final class CardNewCommand implements Callable<Integer> {
    private final Desk desk;

    @Mixin
    private CardChoice choice;

    CardNewCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        new CardText(desk).give(choice, KeyChange::make);
        return 0;
    }
}
