package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A search that is kept to be run again.
 *
 * @param name what the owner of this vault calls it
 */
public record SavedSearch(String name, Sought sought) {
    JsonObject json() {
        return JsonObject.empty().with("name", name).with("sought", sought.json());
    }

    static SavedSearch read(JsonObject json) throws JsonProblem {
        return new SavedSearch(json.string("name"), Sought.read(json.object("sought")));
    }
}
