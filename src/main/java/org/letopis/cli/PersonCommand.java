package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The people of the reports: a command for each thing to do with them. */
@Command(name = "person")
final class PersonCommand implements Callable<Integer> {
    private PersonCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new PersonCommand());
        line.addSubcommand(new PersonListCommand(desk));
        line.addSubcommand(new PersonShowCommand(desk));
        line.addSubcommand(new PersonRevealCommand(desk));
        line.addSubcommand(new PersonEraseCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis person");
    }
}
