package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.OwnList;

/**
 * A project's list of terms, kept in a vault.
 *
 * @param id 64 random hexadecimal digits
 * @param name what the owner of this vault calls it
 */
public record KeptList(String id, String name, OwnList list) {
    JsonObject json() {
        return JsonObject.empty().with("id", id).with("name", name).with("file", list.text());
    }

    static KeptList read(JsonObject json) throws JsonProblem {
        return new KeptList(json.string("id"), json.string("name"), OwnList.read(json.string("file")));
    }
}
