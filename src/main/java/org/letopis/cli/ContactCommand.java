package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The people to exchange bundles with: a command for each thing to do with them. */
@Command(name = "contact")
final class ContactCommand implements Callable<Integer> {
    private ContactCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new ContactCommand());
        line.addSubcommand(new ContactAddCommand(desk));
        line.addSubcommand(new ContactListCommand(desk));
        line.addSubcommand(new ContactShowCommand(desk));
        line.addSubcommand(new ContactVerifyCommand(desk));
        line.addSubcommand(new ContactRevokeCommand(desk));
        line.addSubcommand(new ContactProfileCommand(desk));
        line.addSubcommand(new ContactCircleCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis contact");
    }
}
