package org.letopis.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Formattable;

/** Starts the command. Output is UTF-8 whatever the locale says. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PerformanceData.delete();
        Console console = System.console();
        Terminal terminal = new Terminal(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                console == null ? null : question -> hidden(console, question));
        int exit = new App(terminal).run(args);
        terminal.out().flush();
        System.exit(exit);
    }

    /** The console prints its own question after it has stopped showing input; ours goes to standard error instead. */
    private static char[] hidden(Console console, Runnable question) {
        Formattable asked = (formatter, flags, width, precision) -> question.run();
        return console.readPassword("%s", asked);
    }
}
