package org.letopis.cli;

import java.util.List;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import picocli.CommandLine;

/** Builds the command line, runs one command and turns what went wrong into words and an exit code. */
final class App {
    private final Terminal terminal;

    App(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command and returns its exit code. */
    int run(String... args) {
        return run(new Desk(terminal, Words.choose(args)), args);
    }

    /** Runs one command at a desk that was laid for it. */
    int run(Desk desk, String... args) {
        if (List.of(args).equals(List.of("--version"))) {
            terminal.out().println(Version.text());
            return ExitCode.OK.number();
        }
        if (List.of(args).contains("--json")) {
            desk.json(true); // for what goes wrong before the options are read
        }
        for (String arg : args) {
            if (arg.indexOf('\uFFFD') >= 0) {
                return report(desk, new Failure.Usage("args.mangled"));
            }
        }
        CommandLine line = commandLine(desk);
        line.setParameterExceptionHandler((problem, ignored) -> {
            return report(desk, ParseProblem.failure(problem));
        });
        line.setExecutionExceptionHandler((problem, ignored, result) -> {
            if (problem instanceof Failure failure) {
                return report(desk, failure);
            }
            return bug(desk, problem);
        });
        return line.execute(args);
    }

    static CommandLine commandLine(Desk desk) {
        CommandLine line = new CommandLine(new RootCommand(desk));
        line.addSubcommand(new InitCommand(desk));
        line.addSubcommand(new CaptureCommand(desk));
        line.addSubcommand(new AttachCommand(desk));
        line.addSubcommand(new ListCommand(desk));
        line.addSubcommand(new ShowCommand(desk));
        line.addSubcommand(new InspectCommand(desk));
        line.addSubcommand(new StripCommand(desk));
        line.addSubcommand(new CardCommand(desk));
        line.addSubcommand(ContactCommand.withSubcommands(desk));
        line.addSubcommand(new ExportCommand(desk));
        line.addSubcommand(new VerifyCommand(desk));
        line.addSubcommand(new ImportCommand(desk));
        line.addSubcommand(new SaveCommand(desk));
        line.addSubcommand(new CheckCommand(desk));
        line.addSubcommand(new CustodyCommand(desk));
        line.addSubcommand(new BackupCommand(desk));
        line.addSubcommand(new RestoreCommand(desk));
        line.addSubcommand(new DoctorCommand(desk));
        line.addSubcommand(SlotsCommand.withSubcommands(desk));
        line.addSubcommand(new PanicCommand(desk));
        line.addSubcommand(new ShellCommand(desk));
        line.addSubcommand(new DemoCommand(desk));
        line.addSubcommand(new HelpCommand(desk));
        line.setResourceBundle(desk.words().bundle());
        line.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel(desk.words().text("help.command"));
        nameVerbs(line, desk.words().text("help.command"));
        line.setUsageHelpWidth(80);
        line.setOut(desk.printer());
        line.setExpandAtFiles(false);
        return line;
    }

    private static void nameVerbs(CommandLine line, String word) {
        line.getCommandSpec().usageMessage().synopsisSubcommandLabel(word);
        line.getSubcommands().values().forEach(verb -> nameVerbs(verb, word));
    }

    int report(Desk desk, Failure failure) {
        String message = desk.words().text(failure.key(), failure.arguments().toArray());
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with(
                            "error",
                            JsonObject.empty()
                                    .with("exit", failure.exitCode().number())
                                    .with("key", failure.key())
                                    .with("message", message)));
        }
        terminal.err().println(Columns.wrapped("letopis: " + message, 80));
        return failure.exitCode().number();
    }

    /** A bug shows where it happened and never its message, which may hold anything. */
    private int bug(Desk desk, Exception bug) {
        String where = bug.getStackTrace().length == 0 ? "?" : bug.getStackTrace()[0].toString();
        terminal.err()
                .println("letopis: " + desk.words().text("bug", bug.getClass().getSimpleName(), where));
        return ExitCode.BUG.number();
    }
}
