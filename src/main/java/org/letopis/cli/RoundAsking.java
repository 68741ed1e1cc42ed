package org.letopis.cli;

import java.util.Optional;
import org.letopis.casework.Unfinished;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.report.form.Answers;
import org.letopis.report.form.Kind;
import org.letopis.report.form.Question;
import org.letopis.report.form.Round;
import org.letopis.report.vocabulary.Vocabulary;

/** Asks the questions of the last round, forward and back. */
final class RoundAsking {
    /** How a round ends. */
    enum End {
        ASKED,
        /** The person went back to before its first question: the round is no more. */
        BACK,
        /** Whoever tells it does not agree that anything is kept. */
        NOTHING_KEPT
    }

    private final Desk desk;
    private final KeptAnswers kept;
    private final QuestionAsking asking;
    private int at;
    private String section = "";

    /** Begins after the last question that was answered. */
    RoundAsking(Desk desk, KeptAnswers kept, Vocabulary vocabulary) {
        this.desk = desk;
        this.kept = kept;
        this.asking = new QuestionAsking(desk, vocabulary);
        this.at = afterTheLastAnswer();
    }

    private int afterTheLastAnswer() {
        Answers answers = round().answers();
        for (int i = kept.form().questions().size() - 1; i >= 0; i--) {
            String id = kept.form().questions().get(i).id();
            if (!answers.of(id).isEmpty() || answers.isUnknown(id)) {
                return i + 1;
            }
        }
        return 0;
    }

    private Round round() {
        return kept.state().rounds().get(kept.lastRound());
    }

    private Question question(int index) {
        return kept.form().questions().get(index);
    }

    /** Returns whether a round about such a person has questions. */
    boolean hasQuestions(Round.About about) {
        return kept.form().questions().stream()
                .anyMatch(question -> question.kind() != Kind.NOTE && about.asks(question));
    }

    /** Begins another round. */
    void begin(Round.About about) {
        kept.change(kept.state().withRound(about));
        at = 0;
    }

    End ask() throws Failure {
        while (at < kept.form().questions().size()) {
            Question question = question(at);
            boolean asked = round().asks(question);
            boolean note = question.kind() == Kind.NOTE && round().about() == Round.About.ALL;
            if (note || asked) {
                heading(question);
            }
            if (note) {
                Columns.wrap(question.labels().in(language()), 76).forEach(this::say);
            }
            if (asked
                    && answered(kept.lastRound(), question)
                            .filter(Way.BACK::equals)
                            .isPresent()) {
                if (!back()) {
                    return End.BACK;
                }
            } else if (asked && nothingMayBeKept(round(), question)) {
                return End.NOTHING_KEPT;
            } else {
                at++;
            }
        }
        return End.ASKED;
    }

    private void heading(Question question) {
        String now = question.section().map(one -> one.labels().in(language())).orElse("");
        if (!now.equals(section)) {
            section = now;
            say("");
            say(desk.told("interview.section", section));
        }
    }

    /** Goes to the last question of the round, after all were asked. */
    void backToTheLast() throws Failure {
        at = kept.form().questions().size();
        back();
    }

    /** Goes to the question before; returns false where this round has none, and the round ends. */
    private boolean back() throws Failure {
        for (int i = at - 1; i >= 0; i--) {
            if (round().asks(question(i))) {
                at = i;
                return true;
            }
        }
        if (kept.lastRound() == 0) {
            say(desk.told("interview.first"));
            return true;
        }
        kept.keep(kept.state().withoutLastRound());
        return false;
    }

    /** Asks one question of any round again; what follows it stays as it is. */
    End change(int round, Question question) throws Failure {
        answered(round, question);
        return nothingMayBeKept(kept.state().rounds().get(round), question) ? End.NOTHING_KEPT : End.ASKED;
    }

    /** Asks until the answer is right or another way is taken. */
    private Optional<Way> answered(int round, Question question) throws Failure {
        while (true) {
            QuestionAsking.Asked asked = asking.ask(question);
            Optional<Way> way = asked.way();
            if (way.filter(Way.BACK::equals).isPresent()) {
                return way;
            }
            Unfinished state = kept.state();
            Answers answers = state.rounds().get(round).answers();
            Answers more = way.filter(Way.UNKNOWN::equals).isPresent()
                    ? answers.withUnknown(question.id())
                    : answers.with(question.id(), asked.values());
            if (kept.isKept(state.with(round, more))) {
                return way;
            }
        }
    }

    private static boolean nothingMayBeKept(Round round, Question question) {
        return question.asksToStore()
                && round.answers().of(question.id()).stream()
                        .anyMatch(answer -> answer.equals("no") || answer.equals("withdrawn"));
    }

    private String language() {
        return desk.words().locale().getLanguage();
    }

    private void say(String line) {
        desk.terminal().err().println(line);
    }
}
