package org.letopis.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.report.form.Form;
import org.letopis.report.form.FormFile;
import org.letopis.report.form.FormProblem;
import org.letopis.report.form.Forms;

/** A form that a person names: by the id of one that is built in, or a file of their own. */
final class FormSource {
    private FormSource() {}

    static Form read(String named, Words words) throws Failure {
        Optional<Form> builtIn = Forms.find(named);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        Path file = Path.of(named);
        if (!named.contains(".") && !Files.exists(file)) {
            throw new Failure.Usage("form.none", named, String.join(", ", Forms.ids()));
        }
        FormFile read = Forms.read(InputFile.read(file, Forms.MAX_BYTES));
        if (read.form().isPresent()) {
            return read.form().get();
        }
        FormProblem first = read.problems().get(0);
        throw new Failure.Usage(
                "form.bad",
                named,
                first.line(),
                words.text(first.key(), first.arguments().toArray()),
                read.problems().size());
    }
}
