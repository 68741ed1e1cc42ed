package org.letopis.report.form;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;

/**
 * One question of a form.
 *
 * @param section the heading that it stands under
 * @param labels the question itself, in words to be said aloud
 * @param help for the one who asks
 * @param fills the field of the report that the answer goes into: a path of {@link Fields}; none for a note
 * @param list the name of the vocabulary list that the choices come from, where they are not the form's own
 * @param choices what to choose from; empty when it is not a choice
 * @param many whether several answers may be given
 * @param when for which earlier answers it is asked; always, where there is none
 * @param un what of a submission to the United Nations it answers: {@code U1} to {@code U13}
 */
public record Question(
        String id,
        Optional<Section> section,
        Labels labels,
        Optional<Labels> help,
        Kind kind,
        Optional<String> fills,
        Optional<String> list,
        List<Choice> choices,
        boolean many,
        Optional<Condition> when,
        Required required,
        List<String> un) {
    public Question {
        choices = List.copyOf(choices);
        un = List.copyOf(un);
    }

    /** Returns whether it is asked after these answers. */
    public boolean applies(Answers answers) {
        return when.isEmpty() || when.get().holds(answers);
    }

    /** Returns the choice with this code. */
    public Optional<Choice> choice(String code) {
        return choices.stream().filter(choice -> choice.code().equals(code)).findFirst();
    }

    /** Returns an answer as a person would read it: the label of a choice, or the words themselves. */
    public String said(String answer, String language) {
        return choice(answer).map(choice -> choice.labels().in(language)).orElse(answer);
    }

    /** Returns whether it asks if anything may be kept at all. */
    public boolean asksToStore() {
        return fills.filter("consents[store].decision"::equals).isPresent();
    }

    /** Returns it as JSON: the members of a form file, and the choices in full. */
    public JsonObject json() {
        return JsonObject.empty()
                .with("id", id)
                .withOptional("section", section.map(Section::id))
                .with("labels", labels.json())
                .withOptional("help", help.map(Labels::json))
                .with("kind", kind.word())
                .withOptional("fills", fills)
                .withOptional("list", list)
                .withOptional(
                        "choices",
                        Optional.of(choices.stream()
                                .map(choice -> JsonObject.empty()
                                        .with("code", choice.code())
                                        .with("labels", choice.labels().json()))
                                .toList()))
                .with("many", many)
                .withOptional("when", when.map(Condition::json))
                .with("required", required.word())
                .withOptional("un", Optional.of(un));
    }
}
