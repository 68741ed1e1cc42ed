package org.letopis.cli;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs, in the order of the overview. */
final class Verbs {
    private static final Set<String> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            "init",
            "capture",
            "attach",
            "list",
            "show",
            "search",
            "edit",
            "diff",
            "withdraw",
            "person",
            "assess",
            "consent",
            "link",
            "match",
            "next",
            "vocabulary",
            "date",
            "inspect",
            "strip",
            "leaks",
            "redact",
            "mark",
            "form",
            "card",
            "contact",
            "approve",
            "export",
            "decide",
            "verify",
            "import",
            "split",
            "receipt",
            "save",
            "prove",
            "timestamp",
            "erase",
            "check",
            "custody",
            "backup",
            "restore",
            "migrate",
            "rekey",
            "doctor",
            "slots",
            "panic",
            "shell",
            "demo",
            "help")));

    private Verbs() {}

    static Set<String> names() {
        return ALL;
    }

    /**
     * Adds all verbs, those that are wanted whole and the others as names: enough for the overview and for a likeness to
     * a mistyped one, without the time that reading all their options takes.
     */
    static void addTo(CommandLine line, Desk desk, Predicate<String> wanted) {
        for (String name : ALL) {
            line.addSubcommand(name, wanted.test(name) ? command(name, desk) : CommandSpec.create());
        }
    }

    // A switch and no map of constructors: each constructor reference costs milliseconds of every start.
    private static Object command(String verb, Desk desk) {
        return switch (verb) {
            case "init" -> new InitCommand(desk);
            case "capture" -> new CaptureCommand(desk);
            case "attach" -> new AttachCommand(desk);
            case "list" -> new ListCommand(desk);
            case "show" -> new ShowCommand(desk);
            case "search" -> new SearchCommand(desk);
            case "edit" -> new EditCommand(desk);
            case "diff" -> new DiffCommand(desk);
            case "withdraw" -> new WithdrawCommand(desk);
            case "person" -> PersonCommand.withSubcommands(desk);
            case "assess" -> new AssessCommand(desk);
            case "consent" -> ConsentCommand.withSubcommands(desk);
            case "link" -> new LinkCommand(desk);
            case "match" -> MatchCommand.withSubcommands(desk);
            case "next" -> new NextCommand(desk);
            case "vocabulary" -> VocabularyCommand.withSubcommands(desk);
            case "date" -> new DateCommand(desk);
            case "inspect" -> new InspectCommand(desk);
            case "strip" -> new StripCommand(desk);
            case "leaks" -> new LeaksCommand(desk);
            case "redact" -> new RedactCommand(desk);
            case "mark" -> new MarkCommand(desk);
            case "form" -> FormCommand.withSubcommands(desk);
            case "card" -> CardCommand.withSubcommands(desk);
            case "contact" -> ContactCommand.withSubcommands(desk);
            case "approve" -> new ApproveCommand(desk);
            case "export" -> new ExportCommand(desk);
            case "decide" -> new DecideCommand(desk);
            case "verify" -> new VerifyCommand(desk);
            case "import" -> new ImportCommand(desk);
            case "split" -> new SplitCommand(desk);
            case "receipt" -> new ReceiptCommand(desk);
            case "prove" -> new ProveCommand(desk);
            case "timestamp" -> TimestampCommand.withSubcommands(desk);
            case "save" -> new SaveCommand(desk);
            case "erase" -> new EraseCommand(desk);
            case "check" -> new CheckCommand(desk);
            case "custody" -> new CustodyCommand(desk);
            case "backup" -> new BackupCommand(desk);
            case "restore" -> new RestoreCommand(desk);
            case "migrate" -> new MigrateCommand(desk);
            case "rekey" -> new RekeyCommand(desk);
            case "doctor" -> new DoctorCommand(desk);
            case "slots" -> SlotsCommand.withSubcommands(desk);
            case "panic" -> new PanicCommand(desk);
            case "shell" -> new ShellCommand(desk);
            case "demo" -> new DemoCommand(desk);
            case "help" -> new HelpCommand(desk);
            default -> throw new IllegalArgumentException(verb);
        };
    }
}
