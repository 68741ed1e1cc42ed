package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What people agreed to: a command for asking, for writing down, for looking and for taking back. */
@Command(name = "consent")
final class ConsentCommand implements Callable<Integer> {
    private ConsentCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new ConsentCommand());
        line.addSubcommand(new ConsentAskCommand(desk));
        line.addSubcommand(new ConsentSetCommand(desk));
        line.addSubcommand(new ConsentShowCommand(desk));
        line.addSubcommand(new ConsentWithdrawCommand(desk));
        line.addSubcommand(new ConsentNoticeCommand(desk));
        line.addSubcommand(new ConsentReceiveCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis consent");
    }
}
