package org.letopis.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * A report as one bundle brought it.
 *
 * @param report our id of it
 * @param row the record that holds it as it came
 */
public record Brought(Id report, long row) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32}) ([1-9][0-9]{0,17})");

    /** Returns both in one word: a bundle can bring a hundred thousand. */
    String text() {
        return report.hex() + " " + row;
    }

    static Brought read(String text) throws JsonProblem {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new JsonProblem("vault.damaged");
        }
        return new Brought(Id.parse(form.group(1)), Long.parseLong(form.group(2)));
    }
}
