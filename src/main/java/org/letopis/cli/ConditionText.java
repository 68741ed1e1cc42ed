package org.letopis.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.letopis.report.form.Condition;
import org.letopis.report.form.Form;
import org.letopis.report.form.Kind;
import org.letopis.report.form.Question;

/** When a question is asked, in words that point to numbers on the page. */
final class ConditionText {
    private final Form form;
    private final Words words;

    ConditionText(Form form, Words words) {
        this.form = form;
        this.words = words;
    }

    String of(Condition condition) {
        if (condition instanceof Condition.OneOf several) {
            String values = several.values().stream()
                    .map(value -> label(several.question(), value))
                    .collect(Collectors.joining(" / "));
            return words.text("form.when.is", number(several.question()), values);
        }
        if (condition instanceof Condition.Answered one) {
            return words.text(one.yes() ? "form.when.answered" : "form.when.not-answered", number(one.question()));
        }
        Condition.Joined joined = (Condition.Joined) condition;
        return switch (joined.joint()) {
            case AND -> joined(joined.parts(), "form.when.and");
            case OR -> joined(joined.parts(), "form.when.or");
            case NOT -> words.text("form.when.not", of(joined.parts().get(0)));
        };
    }

    private String joined(List<Condition> parts, String key) {
        return parts.stream().map(this::of).collect(Collectors.joining(" " + words.text(key) + " "));
    }

    private int number(String id) {
        return form.question(id).map(form::number).orElse(0);
    }

    private String label(String id, String value) {
        Question question = form.question(id).orElseThrow();
        if (question.kind() == Kind.YES_NO) {
            return words.text(value.equals("yes") ? "form.yes" : "form.no");
        }
        return question.said(value, words.locale().getLanguage());
    }
}
