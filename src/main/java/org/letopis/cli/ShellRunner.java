package org.letopis.cli;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;

/** Runs the lines of a session, each command on a thread of its own, which Ctrl-C interrupts. */
final class ShellRunner {
    private final Desk desk;
    private final Session session;
    private final AtomicReference<Thread> running = new AtomicReference<>();

    ShellRunner(Desk desk, Session session) {
        this.desk = desk;
        this.session = session;
    }

    /** Runs a line and returns its exit code. */
    int run(String line) {
        int exit = words(line);
        if (exit != ExitCode.OK.number()) {
            desk.say("shell.exit", exit);
        }
        return exit;
    }

    private int words(String line) {
        List<String> words;
        try {
            words = ShellWords.of(line);
        } catch (Failure.Usage problem) {
            return new App(desk.terminal()).report(desk, problem);
        }
        if (words.isEmpty()) {
            return ExitCode.OK.number();
        }
        if (words.equals(List.of("exit"))) {
            session.end();
            return ExitCode.OK.number();
        }
        if (words.equals(List.of("lock"))) {
            session.lock();
            desk.say("shell.locked");
            return ExitCode.OK.number();
        }
        return command(words.toArray(String[]::new));
    }

    private int command(String[] args) {
        Desk own = desk.forCommand(session, Words.choose(args, desk.words().locale()));
        AtomicInteger exit = new AtomicInteger(ExitCode.INTERRUPTED.number());
        Thread thread = new Thread(() -> exit.set(new App(own.terminal()).run(own, args)), "command");
        running.set(thread);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
        } finally {
            running.set(null);
        }
        return exit.get();
    }

    /** Stops the command that runs; what it was writing is undone. */
    void interrupt() {
        Thread thread = running.get();
        if (thread != null) {
            desk.terminal().err().println(); // after the ^C that the terminal shows
            thread.interrupt();
        }
    }
}
