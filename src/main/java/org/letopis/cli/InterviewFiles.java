package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;

/** What an interview asks beside its form: what the report is called, and which files belong to it. */
final class InterviewFiles {
    private final Desk desk;
    private final KeptAnswers kept;
    private final Prompt prompt;

    InterviewFiles(Desk desk, KeptAnswers kept) {
        this.desk = desk;
        this.kept = kept;
        this.prompt = new Prompt(desk);
    }

    /** Asks for the title; returns false where the person goes back. */
    boolean title() throws Failure {
        tell("interview.title");
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Way> way = Way.of(typed);
            if (way.filter(Way.BACK::equals).isPresent()) {
                return false;
            }
            if (typed.isEmpty() || way.isPresent()) {
                say("interview.needed");
            } else if (kept.isKept(kept.state().withTitle(typed))) {
                return true;
            }
        }
    }

    /** Asks for files; returns false where the person goes back. */
    boolean files() throws Failure {
        tell("interview.files");
        List<String> files = new ArrayList<>();
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Way> way = Way.of(typed);
            if (way.filter(Way.BACK::equals).isPresent()) {
                return false;
            }
            if (typed.isEmpty() || way.isPresent()) {
                kept.keep(kept.state().withFiles(files));
                return true;
            }
            file(typed).ifPresent(file -> files.add(file.toAbsolutePath().toString()));
        }
    }

    private Optional<Path> file(String typed) {
        try {
            Path file = Path.of(typed);
            if (Files.isRegularFile(file)) {
                say("interview.file-added", file);
                return Optional.of(file);
            }
            say("io.no-such-file", typed);
        } catch (InvalidPathException e) {
            say("args.mangled");
        }
        return Optional.empty();
    }

    private void tell(String key) {
        desk.terminal().err().println();
        say(key);
    }

    private void say(String key, Object... arguments) {
        desk.terminal().err().println(desk.told(key, arguments));
    }
}
