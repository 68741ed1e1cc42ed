package org.letopis.cli;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** One unlocked session, at a terminal or with the lines of a script. */
@Command(name = "shell")
final class ShellCommand implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--idle", paramLabel = "MINUTES", defaultValue = "5", converter = IdleTime.class)
    private Duration idle;

    @Option(names = "--stop-on-error")
    private boolean stopOnError;

    ShellCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        if (desk.session().isPresent()) {
            throw new Failure.Usage("shell.inside");
        }
        if (!Files.isRegularFile(desk.vault())) {
            throw new Failure.NoVault("vault.none", desk.vault().toString());
        }
        try (Session session = new Session(desk, idle)) {
            session.open().close();
            return desk.canAsk() ? atTerminal(session) : script(session);
        }
    }

    private int atTerminal(Session session) throws Failure {
        ShellRunner runner = new ShellRunner(desk, session);
        ShellCompletion completion = new ShellCompletion(App.commandLine(desk, verb -> true), List.of("exit", "lock"));
        try (ShellEditor editor = ShellEditor.open(completion, runner::interrupt)) {
            session.whenLocked(() -> editor.interject(desk.told("shell.locked-idle")));
            Terminal own = desk.terminal();
            if (KeyboardInput.isThere()) {
                Prompt prompt = new Prompt(desk);
                HiddenInput hidden = question -> editor.hidden(question, prompt::characters);
                desk.terminal(new Terminal(new KeyboardInput(), own.out(), own.err(), hidden));
            }
            desk.say("shell.welcome");
            for (String line = next(session, editor); line != null; line = next(session, editor)) {
                runner.run(line);
                if (session.hasEnded()) {
                    break;
                }
            }
        }
        return ExitCode.OK.number();
    }

    private static String next(Session session, ShellEditor editor) {
        session.rest();
        try {
            return editor.next();
        } finally {
            session.work();
        }
    }

    private int script(Session session) throws Failure {
        ShellRunner runner = new ShellRunner(desk, session);
        Prompt lines = new Prompt(desk);
        boolean failed = false;
        while (!session.hasEnded()) {
            int exit = runner.run(next(session, lines));
            failed |= exit != 0;
            if (exit != 0 && stopOnError) {
                return exit;
            }
        }
        return failed ? ExitCode.PARTLY_DONE.number() : ExitCode.OK.number();
    }

    private static String next(Session session, Prompt lines) throws Failure {
        session.rest();
        try {
            return lines.line();
        } catch (Failure.Interrupted end) {
            return "exit";
        } finally {
            session.work();
        }
    }

    /** Reads minutes, or seconds with an s: at most five minutes. */
    static final class IdleTime implements ITypeConverter<Duration> {
        private static final Duration MOST = Duration.ofMinutes(5);

        @Override
        public Duration convert(String value) {
            if (value.matches("[1-9][0-9]{0,2}s?")) {
                long number = Long.parseLong(value.replace("s", ""));
                Duration time = value.endsWith("s") ? Duration.ofSeconds(number) : Duration.ofMinutes(number);
                if (time.compareTo(MOST) <= 0) {
                    return time;
                }
            }
            throw new TypeConversionException(value);
        }
    }
}
