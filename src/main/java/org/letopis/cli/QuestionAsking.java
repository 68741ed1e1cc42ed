package org.letopis.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.cli.Choice.Way;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.form.Question;
import org.letopis.report.form.Required;
import org.letopis.report.vocabulary.ListName;
import org.letopis.report.vocabulary.Term;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.report.words.Reading;

/** Asks one question of a form at a terminal: short lines, read as they come. */
final class QuestionAsking {
    /**
     * @param way empty where something was answered
     * @param values as {@link org.letopis.report.form.FilledForm} takes them
     */
    record Asked(Optional<Way> way, List<String> values) {
        static Asked of(Way way) {
            return new Asked(Optional.of(way), List.of());
        }

        static Asked of(List<String> values) {
            return new Asked(Optional.empty(), values);
        }
    }

    private final Desk desk;
    private final Prompt prompt;
    private final Vocabulary vocabulary;
    private boolean explained;

    QuestionAsking(Desk desk, Vocabulary vocabulary) {
        this.desk = desk;
        this.prompt = new Prompt(desk);
        this.vocabulary = vocabulary;
    }

    Asked ask(Question question) throws Failure {
        tellQuestion(question);
        Way[] ways = ways(question);
        return switch (question.kind()) {
            case CHOICE -> choose(options(question), question.many(), ways);
            case YES_NO -> choose(yesOrNo(), false, ways);
            case PERSON -> person(question, ways);
            case DATE -> date(ways);
            case PLACE -> place(ways);
            case TEXT -> lines(true, ways);
            case WORDS -> question.many() ? lines(false, ways) : line(ways);
            case NUMBER -> line(ways);
            case NOTE -> Asked.of(Way.SKIP);
        };
    }

    private void tellQuestion(Question question) {
        String language = language();
        say("");
        wrap(question.labels().in(language));
        question.help().ifPresent(help -> wrap("  " + help.in(language)));
    }

    private String language() {
        return desk.words().locale().getLanguage();
    }

    private static Way[] ways(Question question) {
        return question.required() == Required.ALWAYS
                ? new Way[] {Way.BACK, Way.UNKNOWN}
                : new Way[] {Way.BACK, Way.SKIP, Way.UNKNOWN};
    }

    private Asked choose(List<ChoiceList.Option> options, boolean many, Way... ways) throws Failure {
        Choice choice = new Choice(desk, options, ways);
        if (explained) {
            choice.brief();
        }
        explained = true;
        Choice.Answer answer = many ? choice.several() : choice.one();
        return answer.way().isPresent()
                ? Asked.of(answer.way().get())
                : Asked.of(answer.chosen().stream().map(ChoiceList.Option::id).toList());
    }

    private List<ChoiceList.Option> options(Question question) {
        List<ChoiceList.Option> options = new ArrayList<>();
        question.choices()
                .forEach(choice -> options.add(option(
                        choice.code(),
                        choice.labels().in(language()),
                        String.join(" ", choice.labels().texts().values()))));
        Optional<ListName> list = question.list().flatMap(ListName::of);
        if (list.isPresent()) {
            vocabulary.list(list.get()).stream()
                    .filter(term -> Term.isOwn(term.code()))
                    .forEach(term -> options.add(option(
                            term.code(),
                            term.label(language()),
                            String.join(" ", term.labels().values()))));
        }
        return options;
    }

    private ChoiceList.Option option(String code, String label, String also) {
        String about = vocabulary
                .term(code)
                .flatMap(term -> term.definition(language()))
                .orElse("");
        return new ChoiceList.Option(code, label, about, also);
    }

    private List<ChoiceList.Option> yesOrNo() {
        FieldWords words = new FieldWords(desk.words().locale(), vocabulary);
        return List.of(
                new ChoiceList.Option("yes", words.choice("yes"), "", "yes да"),
                new ChoiceList.Option("no", words.choice("no"), "", "no нет"));
    }

    /** One of the people the report knows already, or another; who it is is asked by the questions about them. */
    private Asked person(Question question, Way... ways) throws Failure {
        if (question.fills().filter(field -> field.endsWith(".affiliation")).isPresent()) {
            return line(ways);
        }
        String other = question.fills().orElse("person").replaceAll(".*\\.", "");
        return choose(
                List.of(
                        new ChoiceList.Option("victim", desk.told("interview.person-victim"), "", ""),
                        new ChoiceList.Option(other, desk.told("interview.person-other"), "", "")),
                false,
                ways);
    }

    private Asked date(Way... ways) throws Failure {
        DateQuestion.Answer answer = new DateQuestion(desk, LocalDate.now(desk.clock()), ways).ask();
        if (answer.way().isPresent()) {
            return Asked.of(answer.way().get());
        }
        Reading reading = answer.reading().orElseThrow();
        String edtf = reading.edtf().text();
        String stated = answer.stated().equals(edtf) ? "" : answer.stated();
        return Asked.of(List.of(edtf, reading.timeOfDay().orElse(""), stated));
    }

    /** Three short questions; each part but the last may be left open. */
    private Asked place(Way... ways) throws Failure {
        JsonObject place = JsonObject.empty();
        String precision = "country";
        for (String part : List.of("country", "settlement", "site")) {
            wrap("  " + desk.told("interview.place." + part));
            Asked asked = line(Way.BACK, Way.SKIP, Way.UNKNOWN);
            if (asked.way().filter(Way.BACK::equals).isPresent()) {
                return asked;
            }
            if (!asked.values().isEmpty()) {
                String said = asked.values().get(0);
                place = place.with(part, part.equals("country") ? said.toUpperCase(Locale.ROOT) : said);
                precision = part;
            }
        }
        if (place.names().isEmpty()) {
            return List.of(ways).contains(Way.SKIP) ? Asked.of(Way.SKIP) : Asked.of(Way.UNKNOWN);
        }
        JsonObject whole = place.has("country") ? place : place.with("country", "ZZ");
        return Asked.of(List.of(whole.with("precision", precision).toString()));
    }

    private Asked line(Way... ways) throws Failure {
        while (true) {
            String typed = prompt.ask("interview.prompt").strip();
            Optional<Way> way = typed.isEmpty() ? Optional.of(Way.SKIP) : Way.of(typed);
            if (way.isEmpty()) {
                return Asked.of(List.of(typed));
            }
            if (List.of(ways).contains(way.get())) {
                return Asked.of(way.get());
            }
            say(desk.told("interview.needed"));
        }
    }

    /** Reads lines until an empty one: one text, or each a value of its own. */
    private Asked lines(boolean oneText, Way... ways) throws Failure {
        say("  " + desk.told(oneText ? "interview.lines" : "interview.one-each"));
        List<String> lines = new ArrayList<>();
        Asked first = line(ways);
        if (first.way().isPresent()) {
            return first;
        }
        String line = first.values().get(0);
        while (!line.isBlank()) {
            lines.add(line);
            line = prompt.ask("interview.prompt").stripTrailing();
        }
        return Asked.of(oneText ? List.of(String.join("\n", lines)) : lines);
    }

    private void wrap(String text) {
        int indent = text.startsWith("  ") ? 2 : 0;
        Columns.wrap(text.strip(), 76).forEach(line -> say(" ".repeat(indent) + line));
    }

    private void say(String line) {
        desk.terminal().err().println(line);
    }
}
