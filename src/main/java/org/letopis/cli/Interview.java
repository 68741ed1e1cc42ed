package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.casework.Unfinished;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Draft;
import org.letopis.report.form.Answers;
import org.letopis.report.form.FilledForm;
import org.letopis.report.form.Form;
import org.letopis.report.form.Kind;
import org.letopis.report.form.Question;
import org.letopis.report.form.Round;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/**
 * The guided capture: is everyone safe, what does the person agree to, what happened; one short question at a time, in
 * the user's language. Each answer is checked, and kept sealed at once, so that nothing is lost when the machine or the
 * session stops.
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
    private final Vault vault;
    private final Vocabulary vocabulary;
    private final Prompt prompt;
    private final QuestionAsking asking;
    private Unfinished state;
    private Form form;
    private int at;
    private String section = "";

    Interview(Desk desk, Vault vault, Vocabulary vocabulary) {
        this.desk = desk;
        this.vault = vault;
        this.vocabulary = vocabulary;
        this.prompt = new Prompt(desk);
        this.asking = new QuestionAsking(desk, vocabulary);
    }

    /**
     * Asks everything.
     *
     * @param wanted the form to ask by: an id, or the text of one's own
     * @return nothing where nothing is to be sealed now: it was left for later, or nothing may be kept
     */
    Optional<Held> hold(String wanted) throws Failure {
        Optional<Unfinished> begun = begun();
        if (begun.isEmpty() && !isSafe()) {
            return Optional.empty();
        }
        state = begun.orElse(Unfinished.begun(wanted, language()));
        form = state.questions();
        at = begun.isPresent() ? afterTheLastAnswer() : 0;
        Stage stage = begun.isPresent() && state.title().isPresent() ? Stage.REVIEW : Stage.QUESTIONS;
        while (stage != Stage.SEAL && stage != Stage.LEAVE) {
            stage = next(stage);
        }
        return stage == Stage.SEAL ? Optional.of(held()) : Optional.empty();
    }

    private Stage next(Stage stage) throws Failure {
        return switch (stage) {
            case QUESTIONS -> questions();
            case FURTHER_VICTIM -> further(Round.About.VICTIM, "interview.further-victim", Stage.FURTHER_ACTOR);
            case FURTHER_ACTOR -> further(Round.About.ACTOR, "interview.further-actor", Stage.TITLE);
            case TITLE -> title();
            case FILES -> files();
            default -> review();
        };
    }

    /** Returns the report that was begun and is to be gone on with. */
    private Optional<Unfinished> begun() throws Failure {
        Optional<JsonObject> kept = vault.unfinished().find();
        if (kept.isEmpty()) {
            tell("interview.welcome");
            return Optional.empty();
        }
        Unfinished unfinished = Unfinished.read(kept.get());
        say("interview.begun", unfinished.answered());
        Choice.Answer answer = new Choice(desk, List.of(option("go-on"), option("anew"))).one();
        if (answer.chosen().get(0).id().equals("go-on")) {
            return Optional.of(unfinished);
        }
        vault.unfinished().remove();
        return Optional.empty();
    }

    private ChoiceList.Option option(String what) {
        return new ChoiceList.Option(what, desk.told("interview." + "option-" + what), "", "");
    }

    private boolean isSafe() throws Failure {
        tell("interview.safe");
        Choice.Answer answer = new Choice(desk, List.of(option("safe"), option("not-safe")), Way.UNKNOWN).one();
        if (answer.way().isEmpty() && answer.chosen().get(0).id().equals("safe")) {
            return true;
        }
        tell("interview.help-first");
        return prompt.yes("interview.go-on-anyway");
    }

    private int last() {
        return state.rounds().size() - 1;
    }

    private Answers answers() {
        return state.rounds().get(last()).answers();
    }

    private boolean isAsked(int index) {
        Question question = form.questions().get(index);
        return question.kind() != Kind.NOTE
                && state.rounds().get(last()).about().asks(question)
                && question.applies(answers());
    }

    private int afterTheLastAnswer() {
        for (int i = form.questions().size() - 1; i >= 0; i--) {
            String id = form.questions().get(i).id();
            if (!answers().of(id).isEmpty() || answers().isUnknown(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    private Stage questions() throws Failure {
        while (at < form.questions().size()) {
            Question question = form.questions().get(at);
            boolean note =
                    question.kind() == Kind.NOTE && state.rounds().get(last()).about() == Round.About.ALL;
            if (note || isAsked(at)) {
                heading(question);
            }
            if (note) {
                Columns.wrap(question.labels().in(language()), 76)
                        .forEach(line -> desk.terminal().err().println(line));
            }
            if (!isAsked(at)) {
                at++;
            } else if (answered(question).filter(Way.BACK::equals).isPresent()) {
                if (!back()) {
                    return Stage.FURTHER_VICTIM;
                }
            } else if (nothingMayBeKept(question)) {
                vault.unfinished().remove();
                tell("interview.nothing-kept");
                return Stage.LEAVE;
            } else {
                at++;
            }
        }
        boolean actor = state.rounds().get(last()).about() == Round.About.ACTOR;
        return actor ? Stage.FURTHER_ACTOR : Stage.FURTHER_VICTIM;
    }

    private void heading(Question question) {
        String now = question.section().map(one -> one.labels().in(language())).orElse("");
        if (!now.equals(section)) {
            section = now;
            tell("interview.section", section);
        }
    }

    /** Goes to the question before; returns false where this round has none, and the round ends. */
    private boolean back() throws Failure {
        for (int i = at - 1; i >= 0; i--) {
            if (isAsked(i)) {
                at = i;
                return true;
            }
        }
        if (last() == 0) {
            say("interview.first");
            return true;
        }
        state = state.withoutLastRound();
        keep();
        return false;
    }

    /** Asks until the answer is right or another way is taken. */
    private Optional<Way> answered(Question question) throws Failure {
        while (true) {
            QuestionAsking.Asked asked = asking.ask(question);
            Optional<Way> way = asked.way();
            if (way.filter(Way.BACK::equals).isPresent()) {
                return way;
            }
            Answers answers = way.filter(Way.UNKNOWN::equals).isPresent()
                    ? answers().withUnknown(question.id())
                    : answers().with(question.id(), asked.values());
            Unfinished candidate = state.with(last(), answers);
            List<JsonProblem> problems = Draft.problems(json(candidate), vocabulary);
            if (problems.isEmpty()) {
                state = candidate;
                keep();
                return way;
            }
            JsonProblem problem = problems.get(0);
            say(problem.key(), problem.arguments().toArray());
        }
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

    private boolean nothingMayBeKept(Question question) {
        List<String> answer = answers().of(question.id());
        return question.fills().filter("consents[store].decision"::equals).isPresent()
                && (answer.contains("no") || answer.contains("withdrawn"));
    }

    private Stage further(Round.About about, String key, Stage otherwise) throws Failure {
        if (form.questions().stream().noneMatch(question -> question.kind() != Kind.NOTE && about.asks(question))) {
            return otherwise;
        }
        tell(key);
        Choice.Answer answer = new Choice(desk, List.of(option("yes"), option("no")), Way.BACK, Way.SKIP)
                .brief()
                .one();
        if (answer.way().filter(Way.BACK::equals).isPresent()) {
            at = form.questions().size();
            back();
            return Stage.QUESTIONS;
        }
        if (answer.way().isPresent() || answer.chosen().get(0).id().equals("no")) {
            return otherwise;
        }
        state = state.withRound(about);
        at = 0;
        return Stage.QUESTIONS;
    }

    private Stage title() throws Failure {
        tell("interview.title");
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            if (Way.of(typed).filter(Way.BACK::equals).isPresent()) {
                return Stage.FURTHER_ACTOR;
            }
            if (typed.isEmpty() || Way.of(typed).isPresent()) {
                say("interview.needed");
                continue;
            }
            Unfinished titled = state.withTitle(typed);
            List<JsonProblem> problems = Draft.problems(json(titled), vocabulary);
            if (problems.isEmpty()) {
                state = titled;
                keep();
                return state.files().isEmpty() ? Stage.FILES : Stage.REVIEW;
            }
            say(problems.get(0).key(), problems.get(0).arguments().toArray());
        }
    }

    private Stage files() throws Failure {
        tell("interview.files");
        List<String> files = new ArrayList<>();
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            if (Way.of(typed).filter(Way.BACK::equals).isPresent()) {
                return Stage.TITLE;
            }
            if (typed.isEmpty() || Way.of(typed).isPresent()) {
                state = state.withFiles(files);
                keep();
                return Stage.REVIEW;
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
        } catch (InvalidPathException e) {
            say("args.mangled");
            return Optional.empty();
        }
        say("io.no-such-file", typed);
        return Optional.empty();
    }

    private Stage review() throws Failure {
        InterviewReview review = new InterviewReview(desk, form, state);
        switch (review.ask()) {
            case SEAL -> {
                return Stage.SEAL;
            }
            case LATER -> {
                say("interview.kept");
                return Stage.LEAVE;
            }
            case THROW_AWAY -> {
                vault.unfinished().remove();
                say("interview.thrown-away");
                return Stage.LEAVE;
            }
            case TITLE -> {
                return Stage.TITLE;
            }
            case FILES -> {
                return Stage.FILES;
            }
            default -> change(review.place());
        }
        return Stage.REVIEW;
    }

    /** Asks one question again; the rounds after its own stay as they are. */
    private void change(InterviewReview.Place place) throws Failure {
        List<Round> all = state.rounds();
        Unfinished whole = state;
        state = whole.withRounds(all.subList(0, place.round() + 1));
        answered(place.question());
        List<Round> changed = new ArrayList<>(state.rounds());
        changed.addAll(all.subList(place.round() + 1, all.size()));
        state = whole.withRounds(changed);
        keep();
    }

    private void keep() throws Failure {
        vault.unfinished().put(state.json());
    }

    private Held held() throws Failure {
        try {
            return new Held(
                    Draft.read(json(state), vocabulary, desk.random()),
                    state.files().stream().map(Path::of).toList());
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
    }

    private String language() {
        return desk.words().locale().getLanguage();
    }

    private void tell(String key, Object... arguments) {
        desk.terminal().err().println();
        say(key, arguments);
    }

    private void say(String key, Object... arguments) {
        desk.terminal().err().println(desk.told(key, arguments));
    }
}
