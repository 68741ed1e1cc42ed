package org.letopis.report;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * From whom a report was received, and how well that sender was known at the time.
 *
 * @param signer the fingerprint of the sender, 64 hexadecimal digits
 * @param trust compared, unverified, replaced or unknown; it stays with the report
 * @param theirId the id under which the sender sent it
 */
public record Origin(String signer, String trust, Id theirId) {
    public JsonObject json() {
        return JsonObject.empty().with("signer", signer).with("trust", trust).with("theirId", theirId.hex());
    }

    public static Origin read(JsonObject json) throws JsonProblem {
        return new Origin(json.string("signer"), json.string("trust"), Id.parse(json.string("theirId")));
    }
}
