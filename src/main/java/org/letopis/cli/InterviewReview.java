package org.letopis.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.casework.Unfinished;
import org.letopis.failure.Failure;
import org.letopis.report.Place;
import org.letopis.report.form.Answers;
import org.letopis.report.form.Form;
import org.letopis.report.form.Missing;
import org.letopis.report.form.Question;
import org.letopis.report.form.Round;

/** Shows what was answered, each answer with its number, and asks what is to become of it. */
final class InterviewReview {
    /** What a person can say to what is shown. */
    enum Decision {
        SEAL,
        LATER,
        THROW_AWAY,
        TITLE,
        FILES,
        CHANGE
    }

    /** Where an answer stands. */
    record Spot(int round, Question question) {}

    /** @param spot the answer to be given anew, with {@link Decision#CHANGE} */
    record Reply(Decision decision, Optional<Spot> spot) {}

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_MISSING = 8;

    private final Desk desk;
    private final Form form;
    private final Unfinished state;
    private final List<Spot> spots = new ArrayList<>();

    InterviewReview(Desk desk, KeptAnswers kept) {
        this.desk = desk;
        this.form = kept.form();
        this.state = kept.state();
    }

    Reply ask() throws Failure {
        show();
        Prompt prompt = new Prompt(desk);
        while (true) {
            say(desk.told("interview.review-how"));
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Decision> decision = Arrays.stream(Decision.values())
                    .filter(one -> one != Decision.CHANGE && is(typed, one))
                    .findFirst();
            if (decision.isPresent()) {
                return new Reply(decision.get(), Optional.empty());
            }
            if (typed.matches("[0-9]{1,4}")
                    && Integer.parseInt(typed) >= 1
                    && Integer.parseInt(typed) <= spots.size()) {
                return new Reply(Decision.CHANGE, Optional.of(spots.get(Integer.parseInt(typed) - 1)));
            }
        }
    }

    private static boolean is(String typed, Decision decision) {
        return Words.isTyped(
                typed,
                "interview.review." + decision.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private void show() {
        say("");
        say(desk.told("interview.review", state.title().orElse("-")));
        for (int i = 0; i < state.rounds().size(); i++) {
            Round round = state.rounds().get(i);
            if (round.about() != Round.About.ALL) {
                say(desk.told("interview.round." + round.about().name().toLowerCase(Locale.ROOT)));
            }
            for (Question question : form.questions()) {
                if (round.asks(question)) {
                    show(i, question);
                }
            }
        }
        if (!state.files().isEmpty()) {
            say(desk.told("interview.review-file-count", state.files().size()));
        }
        missing();
    }

    private void show(int round, Question question) {
        spots.add(new Spot(round, question));
        String answer = said(question, state.rounds().get(round));
        String line = spots.size() + ". " + question.labels().in(language()) + " " + answer;
        Columns.wrap(Shown.line(line), 74).forEach(one -> say("  " + one));
    }

    private String said(Question question, Round round) {
        List<String> values = round.answers().of(question.id());
        if (round.answers().isUnknown(question.id())) {
            return desk.told("interview.unknown");
        }
        if (values.isEmpty()) {
            return desk.told("interview.open");
        }
        String said = switch (question.kind()) {
            case DATE ->
                String.join(", ", values.stream().filter(one -> !one.isEmpty()).toList());
            case PLACE -> PartLines.place(new Place(Answers.place(values.get(0))));
            case PERSON -> desk.told(values.contains("victim") ? "interview.person-victim" : "interview.person-other");
            default ->
                String.join(
                                "; ",
                                values.stream()
                                        .map(one -> question.said(one, language()))
                                        .toList())
                        .replace("\n", " / ");
        };
        return said.length() <= MOST_CHARACTERS ? said : said.substring(0, MOST_CHARACTERS) + "…";
    }

    /** Tells what is still open for a complete report, and for a submission to the United Nations. */
    private void missing() {
        Missing missing = form.missing(state.rounds().get(0).answers());
        tell("interview.missing", missing.always());
        tell("interview.missing-un", missing.forUn());
    }

    private void tell(String key, List<Question> open) {
        if (!open.isEmpty()) {
            say(desk.told(key, open.size()));
            open.stream()
                    .limit(MOST_MISSING)
                    .forEach(question ->
                            Columns.wrap(question.labels().in(language()), 74).forEach(line -> say("  " + line)));
        }
    }

    private String language() {
        return desk.words().locale().getLanguage();
    }

    private void say(String line) {
        desk.terminal().err().println(line);
    }
}
