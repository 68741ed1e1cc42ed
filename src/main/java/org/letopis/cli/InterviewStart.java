package org.letopis.cli;

import java.util.List;
import java.util.Optional;
import org.letopis.casework.Unfinished;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Vault;

/** Before the first question: is there a report to go on with, and is everyone safe? */
final class InterviewStart {
    private final Desk desk;
    private final Vault vault;

    InterviewStart(Desk desk, Vault vault) {
        this.desk = desk;
        this.vault = vault;
    }

    /**
     * Returns what to go on with; nothing where it is no time for questions.
     *
     * @param wanted the form to ask by, where none was begun with
     */
    Optional<Unfinished> ask(FormSource wanted) throws Failure {
        Optional<Unfinished> begun = begun();
        if (begun.isPresent()) {
            return begun;
        }
        return isSafe()
                ? Optional.of(
                        Unfinished.begun(wanted.source(), desk.words().locale().getLanguage()))
                : Optional.empty();
    }

    /** Returns the report that was begun and is to be gone on with. */
    private Optional<Unfinished> begun() throws Failure {
        Optional<JsonObject> kept = vault.unfinished().find();
        if (kept.isEmpty()) {
            tell("interview.welcome");
            return Optional.empty();
        }
        Unfinished unfinished = Unfinished.read(kept.get());
        desk.terminal().err().println(desk.told("interview.begun", unfinished.answered()));
        if (isChosen("go-on", new Choice(desk, List.of(option(desk, "go-on"), option(desk, "anew"))))) {
            return Optional.of(unfinished);
        }
        vault.unfinished().remove();
        return Optional.empty();
    }

    private boolean isSafe() throws Failure {
        tell("interview.safe");
        if (isChosen("safe", new Choice(desk, List.of(option(desk, "safe"), option(desk, "not-safe")), Way.UNKNOWN))) {
            return true;
        }
        tell("interview.help-first");
        return new Prompt(desk).yes("interview.go-on-anyway");
    }

    private static boolean isChosen(String id, Choice choice) throws Failure {
        return choice.one().chosen().stream().anyMatch(option -> option.id().equals(id));
    }

    /** Returns one of the answers that a form has not. */
    static ChoiceList.Option option(Desk desk, String id) {
        return new ChoiceList.Option(id, desk.told("interview.option." + id), "", "");
    }

    private void tell(String key) {
        desk.terminal().err().println();
        desk.terminal().err().println(desk.told(key));
    }
}
