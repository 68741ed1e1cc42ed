package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Time stamps over received bundles: a command for each step. */
@Command(name = "timestamp")
final class TimestampCommand implements Callable<Integer> {
    private TimestampCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new TimestampCommand());
        line.addSubcommand(new TimestampRequestCommand(desk));
        line.addSubcommand(new TimestampAttachCommand(desk));
        line.addSubcommand(new TimestampShowCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis timestamp");
    }
}
