package org.letopis.report.form;

import java.util.List;

/**
 * What is still to be asked, in the form's order.
 *
 * @param always without an answer to these the report is not complete
 * @param forUn without an answer to these a submission to the United Nations is not complete; those of
 *     {@code always} are not named again
 * @param unknown required in either way, and answered with "I do not know": to be asked again when more is known
 */
public record Missing(List<Question> always, List<Question> forUn, List<Question> unknown) {
    public Missing {
        always = List.copyOf(always);
        forUn = List.copyOf(forUn);
        unknown = List.copyOf(unknown);
    }

    public boolean isComplete() {
        return always.isEmpty();
    }

    public boolean isCompleteForUn() {
        return always.isEmpty() && forUn.isEmpty() && unknown.isEmpty();
    }
}
