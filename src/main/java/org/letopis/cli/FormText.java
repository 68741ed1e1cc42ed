package org.letopis.cli;

import java.util.List;
import java.util.Optional;
import org.letopis.report.form.Choice;
import org.letopis.report.form.Form;
import org.letopis.report.form.Kind;
import org.letopis.report.form.Labels;
import org.letopis.report.form.Question;
import org.letopis.report.form.Section;

/** A form on the screen: its questions by number, and what each is needed for. */
final class FormText {
    /** Longer lists are named, since the vocabulary shows them. */
    private static final int MOST_CHOICES_SHOWN = 12;

    private final Desk desk;
    private final Form form;
    private final ConditionText conditions;
    private final String language;

    FormText(Desk desk, Form form) {
        this.desk = desk;
        this.form = form;
        this.conditions = new ConditionText(form, desk.words());
        this.language = desk.words().locale().getLanguage();
    }

    void show() {
        desk.data("form.title", form.id(), form.labels().in(language));
        form.about().ifPresent(about -> desk.data("form.about", about.in(language)));
        form.complete().ifPresent(complete -> desk.data("form.complete", complete.in(language)));
        Optional<Section> last = Optional.empty();
        for (Question question : form.questions()) {
            if (!question.section().equals(last)) {
                question.section()
                        .ifPresent(section ->
                                desk.data("form.section", section.labels().in(language)));
                last = question.section();
            }
            show(question);
        }
        desk.data("form.legend");
    }

    private void show(Question question) {
        if (question.kind() == Kind.NOTE) {
            desk.data("form.note", question.labels().in(language));
            return;
        }
        desk.data(
                "form.question",
                form.number(question),
                question.labels().in(language),
                mark(question),
                desk.words().text("form.kind." + question.kind().word()),
                question.fills().orElse(""));
        question.help().map(this::words).ifPresent(help -> desk.data("form.line", help));
        question.when().ifPresent(when -> desk.data("form.only-if", conditions.of(when)));
        List<Choice> choices = question.choices();
        if (choices.size() > MOST_CHOICES_SHOWN) {
            desk.data("form.long-list", choices.size(), question.list().orElse(""));
        } else {
            choices.forEach(choice -> desk.data("form.choice", choice.code(), words(choice.labels())));
        }
    }

    private String words(Labels labels) {
        return labels.in(language);
    }

    private String mark(Question question) {
        String un = question.un().isEmpty() ? "" : " " + String.join(", ", question.un());
        return switch (question.required()) {
            case ALWAYS -> " **";
            case FOR_UN -> " *" + un;
            case NO -> "";
        };
    }
}
