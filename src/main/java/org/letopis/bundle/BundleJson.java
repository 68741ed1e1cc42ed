package org.letopis.bundle;

import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Reads the JSON files of a bundle, each in its canonical form, and names the file when one is not. */
final class BundleJson {
    private BundleJson() {}

    static JsonObject parse(byte[] text, int maxBytes, String file) throws Failure.Damaged {
        try {
            return Json.parseCanonical(text, maxBytes);
        } catch (JsonProblem problem) {
            throw damaged(file, problem);
        }
    }

    static Failure.Damaged damaged(String file, JsonProblem problem) {
        return new Failure.Damaged("bundle.bad-json", file, problem);
    }
}
