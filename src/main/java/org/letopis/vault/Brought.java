package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * A report as one bundle brought it.
 *
 * @param report our id of it
 * @param row the record that holds it as it came
 */
public record Brought(Id report, long row) {
    JsonObject json() {
        return JsonObject.empty().with("report", report.hex()).with("row", row);
    }

    static Brought read(JsonObject json) throws JsonProblem {
        return new Brought(Id.parse(json.string("report")), json.integer("row", 1, Long.MAX_VALUE));
    }
}
