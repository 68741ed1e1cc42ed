package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.letopis.casework.Unfinished;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.report.Draft;
import org.letopis.report.form.Form;
import org.letopis.report.form.Round;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/**
 * The guided capture: is everyone safe, what does the person agree to, what happened; one short question at a time, in
 * the user's language. What comes after what; each room asks its own questions.
 */
final class Interview {
    /** What an interview ends with. */
    record Held(Draft draft, List<Path> files) {}

    private enum Stage {
        QUESTIONS,
        FURTHER_VICTIM,
        FURTHER_ACTOR,
        TITLE,
        FILES,
        REVIEW,
        SEAL,
        LEAVE
    }

    private final Desk desk;
    private final KeptAnswers kept;
    private final RoundAsking round;
    private final InterviewFiles about;

    private Interview(Desk desk, KeptAnswers kept, Vocabulary vocabulary) {
        this.desk = desk;
        this.kept = kept;
        this.round = new RoundAsking(desk, kept, vocabulary);
        this.about = new InterviewFiles(desk, kept);
    }

    /**
     * Asks everything.
     *
     * @param wanted the form to ask by, where none was begun with
     * @return nothing where nothing is to be sealed now: it was left for later, or nothing may be kept
     */
    static Optional<Held> hold(Desk desk, Vault vault, Vocabulary vocabulary, FormSource wanted) throws Failure {
        Optional<Unfinished> start = new InterviewStart(desk, vault).ask(wanted);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        Unfinished begun = start.get();
        Form form = begun.form().equals(wanted.source()) ? wanted.form() : begun.questions();
        return new Interview(desk, new KeptAnswers(desk, vault, vocabulary, form, begun), vocabulary).hold();
    }

    private Optional<Held> hold() throws Failure {
        Stage stage = kept.state().title().isPresent() ? Stage.REVIEW : Stage.QUESTIONS;
        while (stage != Stage.SEAL && stage != Stage.LEAVE) {
            stage = next(stage);
        }
        return stage == Stage.SEAL ? Optional.of(new Held(kept.draft(), kept.files())) : Optional.empty();
    }

    private Stage next(Stage stage) throws Failure {
        return switch (stage) {
            case QUESTIONS -> questions();
            case FURTHER_VICTIM -> further(Round.About.VICTIM, "interview.further-victim", Stage.FURTHER_ACTOR);
            case FURTHER_ACTOR -> further(Round.About.ACTOR, "interview.further-actor", Stage.TITLE);
            case TITLE ->
                !about.title() ? Stage.FURTHER_ACTOR : kept.state().files().isEmpty() ? Stage.FILES : Stage.REVIEW;
            case FILES -> about.files() ? Stage.REVIEW : Stage.TITLE;
            default -> review();
        };
    }

    private Stage questions() throws Failure {
        return switch (round.ask()) {
            case BACK -> Stage.FURTHER_VICTIM;
            case NOTHING_KEPT -> nothingKept();
            case ASKED -> {
                boolean actor = kept.state().rounds().get(kept.lastRound()).about() == Round.About.ACTOR;
                yield actor ? Stage.FURTHER_ACTOR : Stage.FURTHER_VICTIM;
            }
        };
    }

    private Stage further(Round.About about, String key, Stage otherwise) throws Failure {
        if (!round.hasQuestions(about)) {
            return otherwise;
        }
        desk.terminal().err().println();
        say(key);
        List<ChoiceList.Option> options =
                List.of(InterviewStart.option(desk, "yes"), InterviewStart.option(desk, "no"));
        Choice.Answer answer =
                new Choice(desk, options, Way.BACK, Way.SKIP).brief().one();
        if (answer.way().filter(Way.BACK::equals).isPresent()) {
            round.backToTheLast();
            return Stage.QUESTIONS;
        }
        if (answer.way().isPresent() || answer.chosen().get(0).id().equals("no")) {
            return otherwise;
        }
        round.begin(about);
        return Stage.QUESTIONS;
    }

    private Stage review() throws Failure {
        InterviewReview.Reply reply = new InterviewReview(desk, kept).ask();
        return switch (reply.decision()) {
            case SEAL -> Stage.SEAL;
            case LATER -> leave("interview.kept");
            case THROW_AWAY -> {
                kept.remove();
                yield leave("interview.thrown-away");
            }
            case TITLE -> Stage.TITLE;
            case FILES -> Stage.FILES;
            case CHANGE -> {
                InterviewReview.Spot spot = reply.spot().orElseThrow();
                boolean nothing = round.change(spot.round(), spot.question()) == RoundAsking.End.NOTHING_KEPT;
                yield nothing ? nothingKept() : Stage.REVIEW;
            }
        };
    }

    private Stage nothingKept() throws Failure {
        kept.remove();
        desk.terminal().err().println();
        return leave("interview.nothing-kept");
    }

    private Stage leave(String key) {
        say(key);
        return Stage.LEAVE;
    }

    private void say(String key) {
        desk.terminal().err().println(desk.told(key));
    }
}
