package org.letopis.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.failure.ExitCode;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.json.Spreadsheet;
import org.letopis.report.form.XlsForm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns an XLSForm into a form file, and names each row that has no counterpart. */
@Command(name = "from-xlsform")
final class FormFromXlsFormCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "XLSX", descriptionKey = "letopis.form.from-xlsform.XLSX")
    private Path from;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "YAML",
            required = true)
    private Path file;

    FormFromXlsFormCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        desk.requireFree(file);
        XlsForm turned;
        try {
            turned = XlsForm.turn(Spreadsheet.read(InputFile.read(from, Spreadsheet.MAX_BYTES)));
        } catch (JsonProblem problem) {
            throw problem.asUsage();
        }
        OutputFile.write(desk, file, turned.yaml().getBytes(StandardCharsets.UTF_8));
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("file", file.toString())
                    .with("questions", turned.questions())
                    .with("leftOut", turned.leftOut().stream().map(this::json).toList()));
        }
        desk.data("form.turned", file, turned.questions());
        for (XlsForm.LeftOut one : turned.leftOut()) {
            desk.tell("form.left-out", one.sheet(), one.row(), words(one));
        }
        desk.say("form.turned-next");
        return turned.leftOut().isEmpty() ? ExitCode.OK.number() : ExitCode.PARTLY_DONE.number();
    }

    private String words(XlsForm.LeftOut one) {
        return desk.words().text(one.key(), one.arguments().toArray());
    }

    private JsonObject json(XlsForm.LeftOut one) {
        return JsonObject.empty()
                .with("sheet", one.sheet())
                .with("row", one.row())
                .with("key", one.key())
                .with("message", words(one));
    }
}
