package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The terms that reports choose from: a command for each thing to do with them. */
@Command(name = "vocabulary")
final class VocabularyCommand implements Callable<Integer> {
    private VocabularyCommand() {}

    static CommandLine withSubcommands(Desk desk) {
        CommandLine line = new CommandLine(new VocabularyCommand());
        line.addSubcommand(new VocabularyListCommand(desk));
        line.addSubcommand(new VocabularySearchCommand(desk));
        line.addSubcommand(new VocabularyLintCommand(desk));
        line.addSubcommand(new VocabularyAddCommand(desk));
        line.addSubcommand(new VocabularyRemoveCommand(desk));
        return line;
    }

    @Override
    public Integer call() throws Failure {
        throw new Failure.Usage("usage.incomplete", "letopis vocabulary");
    }
}
