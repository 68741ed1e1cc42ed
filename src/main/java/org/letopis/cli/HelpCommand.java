package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a verb. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VERB", arity = "0..2", descriptionKey = "letopis.help.VERB")
    private String[] verbs = {};

    HelpCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        CommandLine line = spec.root().commandLine();
        for (String verb : verbs) {
            CommandLine next = line.getSubcommands().get(verb);
            if (next == null) {
                throw new Failure.Usage("usage.unknown", verb, "letopis");
            }
            line = next;
        }
        if (desk.json()) {
            String text = line.getUsageMessage();
            desk.print(JsonObject.empty().with("help", text));
        } else {
            line.usage(desk.printer());
        }
        return 0;
    }
}
