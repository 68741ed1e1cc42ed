package org.letopis.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A desk at whose terminal the lines are known in advance. */
final class ScriptedTerminal {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    Desk desk(Locale language, List<String> lines) {
        String typed = String.join("\n", lines) + "\n";
        return new Desk(
                new Terminal(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                        new PrintStream(screen, true, StandardCharsets.UTF_8),
                        null),
                new Words(language));
    }

    /** Returns all that a person was told so far. */
    String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    /** Returns the same on one line: where a message is wrapped is not its meaning. */
    String said() {
        return screen().replaceAll("\\s+", " ");
    }
}
