package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Attachment;

/**
 * Where the bytes of one copy lie.
 *
 * @param keyRow the row of its own key, from which the rows of its pieces follow
 */
record StoredObject(long keyRow, Attachment.Copy copy) {
    JsonObject json() {
        return copy.json().with("key", keyRow);
    }

    static StoredObject read(JsonObject json) throws JsonProblem {
        return new StoredObject(
                json.integer("key", 1, Long.MAX_VALUE),
                new Attachment.Copy(json.string("sha256"), json.integer("size", 0, Long.MAX_VALUE)));
    }
}
