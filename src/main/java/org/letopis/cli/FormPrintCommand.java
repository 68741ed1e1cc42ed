package org.letopis.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.report.form.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a form as a page to print and fill in by hand. */
@Command(name = "print")
final class FormPrintCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FORM", descriptionKey = "letopis.form.FORM")
    private String named;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "HTML",
            required = true)
    private Path file;

    FormPrintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Form form = FormSource.read(named, desk.words()).form();
        desk.requireFree(file);
        String page = Pages.of("blank.jte", FormBlank.of(form, desk.words()));
        OutputFile.write(desk, file, page.getBytes(StandardCharsets.UTF_8));
        if (desk.json()) {
            desk.print(JsonObject.empty().with("form", form.id()).with("file", file.toString()));
        }
        desk.data("form.printed", file);
        desk.say("form.print-next");
        return 0;
    }
}
