package org.letopis.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.report.form.Form;
import org.letopis.report.form.FormFile;
import org.letopis.report.form.FormProblem;
import org.letopis.report.form.Forms;

/**
 * A form that a person names: by the id of one that is built in, or a file of their own.
 *
 * @param source the id, or the text of the file
 */
record FormSource(String source, Form form) {
    static FormSource read(String named, Words words) throws Failure {
        Optional<Form> builtIn = Forms.find(named);
        if (builtIn.isPresent()) {
            return new FormSource(named, builtIn.get());
        }
        Path file = Path.of(named);
        if (!named.contains(".") && !Files.exists(file)) {
            throw new Failure.Usage("form.none", named, String.join(", ", Forms.ids()));
        }
        byte[] text = InputFile.read(file, Forms.MAX_BYTES);
        FormFile read = Forms.read(text);
        if (read.form().isPresent()) {
            return new FormSource(
                    new String(text, StandardCharsets.UTF_8), read.form().get());
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
