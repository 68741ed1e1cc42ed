package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The ways into the vault: a command for each thing to do with them. */
@Command(name = "slots")
final class SlotsCommand implements Callable<Integer> {
    private SlotsCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new SlotsCommand());
        line.addSubcommand(new SlotsListCommand(desk));
        line.addSubcommand(new SlotsAddCommand(desk));
        line.addSubcommand(new SlotsChangeCommand(desk));
        line.addSubcommand(new SlotsRemoveCommand(desk));
        line.addSubcommand(new SlotsCostCommand(desk));
        line.addSubcommand(new SlotsIdentityCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis slots");
    }
}
