package org.letopis.report.form;

import java.util.List;
import org.letopis.json.JsonProblem;
import org.letopis.json.Spreadsheet;

/**
 * An XLSForm (xlsform.org), turned into a form file. Each question fills {@code comments}: which field it belongs to,
 * nobody but its owner knows.
 *
 * @param yaml the file; what was left out stands in it as comments, too
 * @param questions how many there are
 * @param leftOut what has no counterpart, in the order of the sheets
 */
public record XlsForm(String yaml, int questions, List<LeftOut> leftOut) {
    public XlsForm {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A row, or a cell in it, that has no counterpart.
     *
     * @param row as spreadsheet programs number it
     * @param key of the message, with its arguments
     */
    public record LeftOut(String sheet, int row, String key, List<Object> arguments) {
        public LeftOut {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Turns the sheets {@code survey}, {@code choices} and {@code settings}.
     *
     * @throws JsonProblem when there is no survey, or nothing in it that can be turned
     */
    public static XlsForm turn(Spreadsheet workbook) throws JsonProblem {
        return new XlsFormTurning(workbook).turn();
    }
}
