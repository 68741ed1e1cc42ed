package org.letopis.cli;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.letopis.failure.Failure;

/**
 * The line editor of a session at a terminal. Keeps no history, in memory or on disk: each line has an editor of its
 * own, which is forgotten with it. Asks {@code stty} for the terminal's state, and so unpacks no library.
 */
final class ShellEditor implements AutoCloseable {
    private static final String PROMPT = "letopis> ";

    private final org.jline.terminal.Terminal terminal;
    private final ShellCompletion completion;
    private final Attributes shown;
    private final AtomicReference<LineReader> reading = new AtomicReference<>();

    private ShellEditor(org.jline.terminal.Terminal terminal, ShellCompletion completion) {
        this.terminal = terminal;
        this.completion = completion;
        this.shown = terminal.getAttributes();
    }

    /** @param interrupt run when the person presses Ctrl-C while a command runs */
    static ShellEditor open(ShellCompletion completion, Runnable interrupt) throws Failure {
        try {
            org.jline.terminal.Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .systemOutput(TerminalBuilder.SystemOutput.SysErrOrSysOut)
                    .provider("exec")
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .build();
            terminal.handle(Signal.INT, signal -> interrupt.run());
            return new ShellEditor(terminal, completion);
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }

    /** Returns the next line, empty when it was given up with Ctrl-C, null at the end. */
    String next() {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(completion)
                .parser(completion)
                .variable(LineReader.DISABLE_HISTORY, true)
                .variable(LineReader.HISTORY_SIZE, 0)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.DISABLE_HIGHLIGHTER, true)
                .option(LineReader.Option.BRACKETED_PASTE, false)
                .option(LineReader.Option.AUTO_MENU, false)
                .option(LineReader.Option.AUTO_FRESH_LINE, false)
                .build();
        show();
        reading.set(reader);
        try {
            return reader.readLine(PROMPT);
        } catch (UserInterruptException givenUp) {
            return "";
        } catch (EndOfFileException end) {
            return null;
        } finally {
            reading.set(null);
        }
    }

    /** Says something while a line is being typed. */
    void interject(String text) {
        LineReader reader = reading.get();
        if (reader != null) {
            reader.printAbove(text);
        }
    }

    /** Where a line is read from. */
    interface Line {
        char[] read() throws Failure;
    }

    /** Reads a line without showing it, after a question that is asked when nothing is shown any more. */
    char[] hidden(Runnable question, Line input) throws Failure {
        Attributes dark = new Attributes(shown);
        dark.setLocalFlag(Attributes.LocalFlag.ECHO, false);
        try {
            terminal.setAttributes(dark);
            question.run();
            char[] line = input.read();
            terminal.writer().println();
            terminal.flush();
            return line;
        } catch (IOError e) {
            throw Failure.of((IOException) e.getCause()); // JLine wraps nothing else
        } finally {
            show();
        }
    }

    /** Shows again what is typed. Ctrl-C must not keep stty from being started. */
    private void show() {
        boolean interrupted = Thread.interrupted();
        try {
            terminal.setAttributes(shown);
        } catch (IOError e) {
            interrupted = true; // by another Ctrl-C; it is done again before the next line
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws Failure {
        try {
            terminal.close();
        } catch (IOException e) {
            throw Failure.of(e);
        }
    }
}
