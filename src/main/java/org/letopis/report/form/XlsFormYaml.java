package org.letopis.report.form;

import java.util.List;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.json.Yaml;

/** Writes the form file that an XLSForm becomes. */
final class XlsFormYaml {
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder questions = new StringBuilder();

    void head(String id, Labels title) {
        head.append("format: ").append(Form.FORMAT).append('\n');
        head.append("id: ").append(Yaml.quoted(id)).append('\n');
        head.append("labels: ").append(labels(title)).append('\n');
    }

    void section(String id, Labels words) {
        questions.append("  - section: ").append(Yaml.quoted(id)).append('\n');
        questions.append("    labels: ").append(labels(words)).append('\n');
    }

    /** Nothing marks an end: the next section begins, or questions go on under this one. */
    void endSection() {
        questions.append("  # End of a group of the XLSForm.\n");
    }

    void question(Question question) {
        questions.append("  - id: ").append(Yaml.quoted(question.id())).append('\n');
        questions.append("    labels: ").append(labels(question.labels())).append('\n');
        question.help().ifPresent(help -> line("help", labels(help)));
        line("kind", question.kind().word());
        question.fills().ifPresent(fills -> line("fills", fills + " # say which field of the report it fills"));
        if (!question.choices().isEmpty()) {
            questions.append("    choices:\n");
            for (Choice choice : question.choices()) {
                questions
                        .append("      - {code: ")
                        .append(Yaml.quoted(choice.code()))
                        .append(", labels: ")
                        .append(labels(choice.labels()))
                        .append("}\n");
            }
        }
        if (question.many()) {
            line("many", "true");
        }
        question.when().ifPresent(when -> line("when", condition(when.json())));
        if (question.required() != Required.NO) {
            line("required", question.required().word());
        }
    }

    String text(List<XlsForm.LeftOut> leftOut) {
        StringBuilder text = new StringBuilder("# Made from an XLSForm.\n");
        if (!leftOut.isEmpty()) {
            text.append("# Left out:\n");
        }
        for (XlsForm.LeftOut one : leftOut) {
            String arguments = one.arguments().stream()
                    .map(argument -> Yaml.quoted(argument.toString()))
                    .collect(Collectors.joining(" "));
            text.append("#   ")
                    .append(one.sheet())
                    .append(", row ")
                    .append(one.row())
                    .append(": ")
                    .append(one.key().substring(one.key().lastIndexOf('.') + 1))
                    .append(' ')
                    .append(arguments)
                    .append('\n');
        }
        return text.append(head).append("questions:\n").append(questions).toString();
    }

    private void line(String name, String value) {
        questions.append("    ").append(name).append(": ").append(value).append('\n');
    }

    private static String labels(Labels labels) {
        return labels.texts().entrySet().stream()
                .map(text -> text.getKey() + ": " + Yaml.quoted(text.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Canonical JSON is YAML, too. */
    private static String condition(JsonObject json) {
        return json.toString();
    }
}
