package org.letopis.report.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.json.JsonObject;

/**
 * Which questions to ask about one kind of event.
 *
 * @param about for what it is
 * @param complete what makes it complete for the procedure that takes such cases
 * @param questions in the order in which they are asked; a condition looks at earlier ones only
 */
public record Form(
        String id, Labels labels, Optional<Labels> about, Optional<Labels> complete, List<Question> questions) {
    /** The first member of each file. */
    public static final String FORMAT = "letopis-form/1";

    public Form {
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(String wanted) {
        return questions.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    /** Returns how many questions take an answer. */
    public int asked() {
        return (int) questions.stream().filter(one -> one.kind() != Kind.NOTE).count();
    }

    /** Returns the number of a question among those that take an answer, from 1; of a note, that of the one before. */
    public int number(Question question) {
        return (int) questions.subList(0, questions.indexOf(question) + 1).stream()
                .filter(one -> one.kind() != Kind.NOTE)
                .count();
    }

    /** Returns the languages that all its own words are in. */
    public Set<String> languages() {
        Set<String> languages = new TreeSet<>(labels.languages());
        questions.forEach(question -> languages.retainAll(question.labels().languages()));
        return languages;
    }

    /** Returns its headings, in order. */
    public List<Section> sections() {
        Set<Section> sections = new LinkedHashSet<>();
        questions.forEach(question -> question.section().ifPresent(sections::add));
        return List.copyOf(sections);
    }

    /** Returns the questions that these answers leave open. */
    public Missing missing(Answers answers) {
        List<Question> always = new ArrayList<>();
        List<Question> forUn = new ArrayList<>();
        List<Question> unknown = new ArrayList<>();
        for (Question question : questions) {
            boolean open = question.required() != Required.NO
                    && question.applies(answers)
                    && answers.of(question.id()).isEmpty();
            if (open) {
                List<Question> list = answers.isUnknown(question.id())
                        ? unknown
                        : question.required() == Required.ALWAYS ? always : forUn;
                list.add(question);
            }
        }
        return new Missing(always, forUn, unknown);
    }

    /** Returns it as JSON; what blocks brought is among its questions. */
    public JsonObject json() {
        return JsonObject.empty()
                .with("format", FORMAT)
                .with("id", id)
                .with("labels", labels.json())
                .withOptional("about", about.map(Labels::json))
                .withOptional("complete", complete.map(Labels::json))
                .withOptional(
                        "sections",
                        Optional.of(sections().stream()
                                .map(section -> JsonObject.empty()
                                        .with("id", section.id())
                                        .with("labels", section.labels().json())
                                        .withOptional("about", section.about().map(Labels::json)))
                                .toList()))
                .with("questions", questions.stream().map(Question::json).toList());
    }
}
