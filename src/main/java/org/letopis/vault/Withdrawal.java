package org.letopis.vault;

import java.util.List;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * That consent of a person of a received report was taken back, as its sender told.
 *
 * @param notice hash of the notice, 64 hexadecimal digits
 * @param signer fingerprint of who told it
 * @param report by our id
 * @param person by our id
 * @param scopes the purposes
 * @param day on which the notice was made
 */
public record Withdrawal(
        String notice, String signer, Id report, Id person, String code, List<String> scopes, String day) {
    public Withdrawal {
        scopes = List.copyOf(scopes);
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("notice", notice)
                .with("signer", signer)
                .with("report", report.hex())
                .with("person", person.hex())
                .with("code", code)
                .with("scopes", scopes)
                .with("day", day);
    }

    static Withdrawal read(JsonObject json) throws JsonProblem {
        return new Withdrawal(
                json.string("notice"),
                json.string("signer"),
                Id.parse(json.string("report")),
                Id.parse(json.string("person")),
                json.string("code"),
                json.strings("scopes"),
                json.string("day"));
    }
}
