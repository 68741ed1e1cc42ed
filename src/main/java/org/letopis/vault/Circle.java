package org.letopis.vault;

import java.util.List;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Contacts who get the same bundles, and so know reports and people by the same ids and codes.
 *
 * @param id 64 random hexadecimal digits, which stand for it where a contact has a fingerprint
 * @param name what the owner of this vault calls it; it never leaves
 * @param members fingerprints, as they were when it was declared
 */
public record Circle(String id, String name, List<String> members) {
    public Circle {
        members = List.copyOf(members);
    }

    JsonObject json() {
        return JsonObject.empty().with("id", id).with("name", name).with("members", members);
    }

    static Circle read(JsonObject json) throws JsonProblem {
        return new Circle(json.string("id"), json.string("name"), json.strings("members"));
    }
}
