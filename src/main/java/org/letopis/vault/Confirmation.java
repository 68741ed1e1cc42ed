package org.letopis.vault;

import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * What a receipt of its receiver said of a bundle that was sent.
 *
 * @param day of the receipt
 * @param receipt hexadecimal SHA-256 of the text that the receiver signed
 * @param whole whether what arrived is what was sent
 */
public record Confirmation(String day, String receipt, boolean whole) {
    JsonObject json() {
        return JsonObject.empty().with("day", day).with("receipt", receipt).with("whole", whole);
    }

    static Confirmation read(JsonObject json) throws JsonProblem {
        return new Confirmation(json.string("day"), json.string("receipt"), json.truth("whole"));
    }
}
