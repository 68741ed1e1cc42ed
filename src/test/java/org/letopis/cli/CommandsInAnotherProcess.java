package org.letopis.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Waits for commands on standard input, their words separated by tabs, and runs each as the jar would, until it is
 * killed. So a kill can be aimed at the work and not at the start of a JVM. All that is said goes to standard output.
 */
final class CommandsInAnotherProcess {
    /** Stands before the exit code, on a line of its own. */
    static final String EXIT = "exit ";

    private CommandsInAnotherProcess() {}

    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int exit = new App(new Terminal(System.in, out, out, null))
                    .run(List.of(line.split("\t")).toArray(String[]::new));
            out.println(EXIT + exit);
        }
    }
}
