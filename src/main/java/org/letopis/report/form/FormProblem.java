package org.letopis.report.form;

import java.util.List;

/**
 * Something in a form file that is not right.
 *
 * @param line from 1
 * @param field for example {@code questions[3].when}; empty for the file as a whole
 * @param key of the message
 * @param arguments of the message
 */
public record FormProblem(int line, String field, String key, List<Object> arguments) {
    public FormProblem {
        arguments = List.copyOf(arguments);
    }
}
