package org.letopis.report.form;

import java.util.List;
import java.util.Optional;

/**
 * What a form file holds.
 *
 * @param form absent when anything is wrong
 * @param problems all of them, by line
 */
public record FormFile(Optional<Form> form, List<FormProblem> problems) {
    public FormFile {
        problems = List.copyOf(problems);
    }
}
