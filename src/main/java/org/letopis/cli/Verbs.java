package org.letopis.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs, in the order of the overview. */
final class Verbs {
    private static final Map<String, Function<Desk, Object>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("init", InitCommand::new);
        ALL.put("capture", CaptureCommand::new);
        ALL.put("attach", AttachCommand::new);
        ALL.put("list", ListCommand::new);
        ALL.put("show", ShowCommand::new);
        ALL.put("search", SearchCommand::new);
        ALL.put("inspect", InspectCommand::new);
        ALL.put("strip", StripCommand::new);
        ALL.put("card", CardCommand::new);
        ALL.put("contact", ContactCommand::withSubcommands);
        ALL.put("export", ExportCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("import", ImportCommand::new);
        ALL.put("save", SaveCommand::new);
        ALL.put("erase", EraseCommand::new);
        ALL.put("check", CheckCommand::new);
        ALL.put("custody", CustodyCommand::new);
        ALL.put("backup", BackupCommand::new);
        ALL.put("restore", RestoreCommand::new);
        ALL.put("migrate", MigrateCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("slots", SlotsCommand::withSubcommands);
        ALL.put("panic", PanicCommand::new);
        ALL.put("shell", ShellCommand::new);
        ALL.put("demo", DemoCommand::new);
        ALL.put("help", HelpCommand::new);
    }

    private Verbs() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Adds all verbs, those that are wanted whole and the others as names: enough for the overview and for a likeness to
     * a mistyped one, without the time that reading all their options takes.
     */
    static void addTo(CommandLine line, Desk desk, Predicate<String> wanted) {
        ALL.forEach((name, command) ->
                line.addSubcommand(name, wanted.test(name) ? command.apply(desk) : CommandSpec.create()));
    }
}
