package org.letopis.cli;

import java.util.concurrent.Callable;
import org.letopis.failure.Failure;
import org.letopis.report.form.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the questions of a form, and what makes it complete. */
@Command(name = "show")
final class FormShowCommand implements Callable<Integer> {
    private final Desk desk;

    @Parameters(paramLabel = "FORM", descriptionKey = "letopis.form.FORM")
    private String named;

    FormShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws Failure {
        Form form = FormSource.read(named, desk.words()).form();
        if (desk.json()) {
            desk.print(form.json());
        } else {
            new FormText(desk, form).show();
        }
        return 0;
    }
}
