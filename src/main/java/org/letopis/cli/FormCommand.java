package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Forms, built in and one's own: which questions to ask. Needs no vault. */
@Command(name = "form")
final class FormCommand implements Callable<Integer> {
    private FormCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new FormCommand());
        line.addSubcommand(new FormListCommand(desk));
        line.addSubcommand(new FormShowCommand(desk));
        line.addSubcommand(new FormPrintCommand(desk));
        line.addSubcommand(new FormLintCommand(desk));
        line.addSubcommand(new FormFromXlsFormCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis form");
    }
}
