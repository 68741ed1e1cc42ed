package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A part of the search index as the root names it. It is written once, in one commit, and replaced as a whole.
 *
 * @param row its directory in the table {@code search}; the highest of its rows
 * @param version the commit in which all its rows were written
 * @param reports how many revisions of reports it covers
 */
record SearchPart(long row, long version, int reports) {
    JsonObject json() {
        return JsonObject.empty().with("row", row).with("v", version).with("reports", reports);
    }

    static SearchPart read(JsonObject json) throws JsonProblem {
        return new SearchPart(json.integer("row", 1, Long.MAX_VALUE), json.integer("v", 1, Long.MAX_VALUE), (int)
                json.integer("reports", 1, Integer.MAX_VALUE));
    }
}
