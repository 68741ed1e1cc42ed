package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.json.JsonObject;
import org.letopis.report.form.Form;
import org.letopis.report.form.Forms;
import picocli.CommandLine.Command;

/** Lists the forms that are built in. */
@Command(name = "list")
final class FormListCommand implements Callable<Integer> {
    private final Desk desk;

    FormListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Forms forms = Forms.builtIn();
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with(
                            "forms",
                            forms.all().stream().map(FormListCommand::json).toList()));
            return 0;
        }
        String language = desk.words().locale().getLanguage();
        Table table = new Table(
                desk.words().text("form.column-id"),
                desk.words().text("form.column-questions"),
                desk.words().text("form.column-for"));
        for (Form form : forms.all()) {
            table.row(form.id(), Integer.toString(form.asked()), form.labels().in(language));
        }
        table.lines().forEach(desk::line);
        return 0;
    }

    private static JsonObject json(Form form) {
        return JsonObject.empty()
                .with("id", form.id())
                .with("labels", form.labels().json())
                .with("questions", form.asked());
    }
}
