package org.letopis.cli;

import java.nio.file.Path;
import org.letopis.failure.Failure;

/** Offers a new vault's owner the ways back, each explained in a sentence. Every answer but a clear yes is a no. */
final class RecoveryQuestions {
    private static final String DEFAULT_SHEET = "sheet.html";

    private final Desk desk;
    private final Prompt prompt;

    RecoveryQuestions(Desk desk) {
        this.desk = desk;
        this.prompt = new Prompt(desk);
    }

    /** Asks what was not given on the command line. */
    void ask(RecoveryOptions options) throws Failure {
        desk.say("init.recovery");
        options.code(prompt.yes("init.ask-code"));
        if (prompt.yes("init.ask-shares")) {
            options.shares(split());
        }
        if (options.isGiven() && options.sheet() == null && prompt.yes("init.ask-sheet")) {
            options.sheet(sheet());
        }
    }

    private String split() throws Failure {
        while (true) {
            String answer = prompt.ask("init.ask-split").strip();
            try {
                RecoveryOptions.Split.read(answer);
                return answer;
            } catch (Failure.Usage problem) {
                desk.say(problem.key(), problem.arguments().toArray());
            }
        }
    }

    private Path sheet() throws Failure {
        while (true) {
            String answer = prompt.ask("init.ask-sheet-file", DEFAULT_SHEET).strip();
            try {
                Path file = Path.of(answer.isEmpty() ? DEFAULT_SHEET : answer);
                desk.requireFree(file);
                return file;
            } catch (Failure.Usage | Failure.Io problem) {
                desk.say(problem.key(), problem.arguments().toArray());
            }
        }
    }
}
