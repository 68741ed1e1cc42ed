package org.letopis.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

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
        CommandLine line = commandLine(desk, new HashSet<>(List.of(args))::contains);
        line.setParameterExceptionHandler((problem, ignored) -> {
            return report(desk, ParseProblem.failure(problem));
        });
        line.setExecutionExceptionHandler((problem, ignored, result) -> {
            if (problem instanceof Failure failure) {
                return report(desk, failure);
            }
            return bug(desk, problem);
        });
        line.setExecutionStrategy(parsed -> {
            Optional<String> misplaced = misplaced(parsed);
            return misplaced.isPresent()
                    ? report(desk, new Failure.Usage("usage.misplaced", misplaced.get()))
                    : new CommandLine.RunLast().execute(parsed);
        });
        return line.execute(args);
    }

    /** Returns an option of a command that stands before its subcommand, which would never see it. */
    private static Optional<String> misplaced(ParseResult parsed) {
        for (ParseResult verb = parsed.subcommand(); verb != null && verb.hasSubcommand(); verb = verb.subcommand()) {
            Optional<String> own = verb.matchedOptions().stream()
                    .filter(option -> !option.inherited())
                    .map(OptionSpec::longestName)
                    .findFirst();
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    /** Returns the parser; verbs that are not wanted have no options. */
    static CommandLine commandLine(Desk desk, Predicate<String> wanted) {
        CommandLine line = new CommandLine(new RootCommand(desk));
        Verbs.addTo(line, desk, wanted);
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
