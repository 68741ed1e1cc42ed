package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.form.FormProblem;
import org.letopis.report.form.Forms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Names everything that is not right in form files. */
@Command(name = "lint")
final class FormLintCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "letopis.form.lint.FILE")
    private List<Path> files;

    FormLintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        List<JsonObject> shown = new ArrayList<>();
        int bad = 0;
        for (Path file : files) {
            List<FormProblem> problems =
                    Forms.read(InputFile.read(file, Forms.MAX_BYTES)).problems();
            bad += problems.isEmpty() ? 0 : 1;
            for (FormProblem one : problems) {
                desk.data("form.problem", file, one.line(), field(one), words(one));
            }
            if (problems.isEmpty()) {
                desk.data("form.sound", file);
            }
            shown.add(JsonObject.empty()
                    .with("file", file.toString())
                    .with("problems", problems.stream().map(this::json).toList()));
        }
        if (desk.json()) {
            desk.print(JsonObject.empty().with("files", shown));
        }
        return bad == 0 ? ExitCode.OK.number() : ExitCode.USAGE.number();
    }

    private static String field(FormProblem one) {
        return one.field().isEmpty() ? "" : " " + one.field();
    }

    private String words(FormProblem one) {
        return desk.words().text(one.key(), one.arguments().toArray());
    }

    private JsonObject json(FormProblem one) {
        return JsonObject.empty()
                .with("line", one.line())
                .with("field", one.field())
                .with("key", one.key())
                .with("message", words(one));
    }
}
