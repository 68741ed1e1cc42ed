package org.letopis.vault;

import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Signing keys of somebody that are not trusted any more, for good.
 *
 * @param fingerprint of the keys, 64 hexadecimal digits
 * @param day on which it came into this vault
 * @param reason what the owner of this vault wrote down; it never leaves
 * @param statement the text by which the keys' own owner gave them up, if that is how it came
 */
public record Revocation(String fingerprint, String day, Optional<String> reason, Optional<String> statement) {
    JsonObject json() {
        return JsonObject.empty()
                .with("fingerprint", fingerprint)
                .with("day", day)
                .withOptional("reason", reason)
                .withOptional("statement", statement);
    }

    static Revocation read(JsonObject json) throws JsonProblem {
        return new Revocation(
                json.string("fingerprint"),
                json.string("day"),
                json.optionalString("reason"),
                json.optionalString("statement"));
    }
}
