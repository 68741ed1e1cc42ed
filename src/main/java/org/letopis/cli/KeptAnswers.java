package org.letopis.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.letopis.casework.Unfinished;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.form.FilledForm;
import org.letopis.report.form.Form;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/** What was answered so far: each answer is checked, and kept sealed in the vault before the next question. */
final class KeptAnswers {
    private final Desk desk;
    private final Vault vault;
    private final Vocabulary vocabulary;
    private final Form form;
    private Unfinished state;

    KeptAnswers(Desk desk, Vault vault, Vocabulary vocabulary, Form form, Unfinished state) {
        this.desk = desk;
        this.vault = vault;
        this.vocabulary = vocabulary;
        this.form = form;
        this.state = state;
    }

    Form form() {
        return form;
    }

    Unfinished state() {
        return state;
    }

    int lastRound() {
        return state.rounds().size() - 1;
    }

    /** Goes on from here, without having asked anything. */
    void change(Unfinished next) {
        state = next;
    }

    void keep(Unfinished next) throws Failure {
        if (!next.equals(state)) {
            state = next;
            vault.unfinished().put(state.json());
        }
    }

    /** Keeps it where nothing is wrong with it; otherwise tells what is, and returns false. */
    boolean isKept(Unfinished next) throws Failure {
        List<JsonProblem> problems = Draft.problems(json(next), vocabulary);
        if (!problems.isEmpty()) {
            JsonProblem problem = problems.get(0);
            desk.terminal()
                    .err()
                    .println(desk.told(problem.key(), problem.arguments().toArray()));
            return false;
        }
        keep(next);
        return true;
    }

    void remove() throws Failure {
        vault.unfinished().remove();
    }

    /** Returns the report that the answers make. */
    Draft draft() throws Failure {
        try {
            return Draft.read(json(state), vocabulary, desk.random());
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    List<Path> files() {
        return state.files().stream().map(Path::of).toList();
    }

    /**
     * Returns the report so far. Where it is not told what happened, that is what the title says; where it is not known
     * when, it was not after today.
     */
    private JsonObject json(Unfinished of) {
        JsonObject json = FilledForm.json(form, of.title().orElse("-"), of.rounds(), of.language());
        json = json.has("narrative")
                ? json
                : json.with("narrative", List.of(json.value("title").orElseThrow()));
        return json.has("occurred") ? json : json.with("occurred", "../" + LocalDate.now(desk.clock()));
    }
}
