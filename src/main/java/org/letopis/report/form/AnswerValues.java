package org.letopis.report.form;

import java.util.List;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.report.Model;

/** Answers in the form in which the fields of a report hold them. */
final class AnswerValues {
    private final String language;
    private final People people;

    /** @param language in which the answers are */
    AnswerValues(String language, People people) {
        this.language = language;
        this.people = people;
    }

    Object of(Model.Entry field, List<String> answer) {
        return field.isList()
                ? answer.stream().map(one -> single(field, List.of(one))).toList()
                : single(field, answer);
    }

    private Object single(Model.Entry field, List<String> answer) {
        String said = answer.get(0);
        return switch (field.shape()) {
            case TEXT -> text(said);
            case WHEN -> when(answer);
            case PLACE -> Answers.place(said);
            case TRUTH -> said.equals("yes");
            case NUMBER -> said.matches("[0-9]{1,9}") ? (Object) Long.valueOf(said) : said;
            case PERSON -> field.name().equals("affiliation") ? people.organisation(said) : people.known(said);
            default -> said;
        };
    }

    JsonObject text(String words) {
        return JsonObject.empty().with("lang", language).with("text", words);
    }

    /** Returns question and answer as a person would read them. */
    JsonObject told(Question question, List<String> answer) {
        return text(answer.stream()
                .map(one -> question.said(one, language))
                .collect(Collectors.joining(", ", question.labels().in(language) + " ", "")));
    }

    /** A date is its EDTF, then the time of day, then how it was said. */
    private Object when(List<String> answer) {
        if (answer.size() < 3 || answer.get(2).isEmpty()) {
            return answer.get(0);
        }
        return JsonObject.empty()
                .with("edtf", answer.get(0))
                .with("basis", "stated")
                .with("asStated", text(answer.get(2)));
    }
}
