package org.letopis.bundle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Code;
import org.letopis.report.Consent;
import org.letopis.report.Id;

/**
 * That a person took consent back, told to somebody who was sent what it was given for: {@code
 * docs/reference/bundle-format.md}, section "The notice of a withdrawal". All ids and the code are those that the
 * receiver knows.
 *
 * @param sender who tells it and signs: 64 hexadecimal digits
 * @param receiver whom it is for: 64 hexadecimal digits
 * @param report id of the report: 32 hexadecimal digits
 * @param person id of the person: 32 hexadecimal digits
 * @param code of the person, P-...
 * @param scopes purposes, in the order of {@link Consent#SCOPES}
 * @param day on which it was made
 */
public record WithdrawalNotice(
        String sender, String receiver, String report, String person, String code, List<String> scopes, LocalDate day) {
    static final int MAX_BYTES = 16 * 1024;

    private static final String FORMAT = "letopis-withdrawal/1";

    public WithdrawalNotice {
        scopes = Consent.SCOPES.stream().filter(scopes::contains).toList();
    }

    byte[] text() {
        return Json.canonical(JsonObject.empty()
                .with("format", FORMAT)
                .with("sender", sender)
                .with("receiver", receiver)
                .with("report", report)
                .with("person", person)
                .with("code", code)
                .with("scopes", scopes)
                .with("day", day.toString()));
    }

    static WithdrawalNotice parse(byte[] text) throws Failure.Damaged {
        try {
            JsonObject json = Json.parseCanonical(text, MAX_BYTES);
            json.only("format", "sender", "receiver", "report", "person", "code", "scopes", "day");
            JsonFields.require(json.string("format").equals(FORMAT), "format");
            JsonFields.require(Code.isWellFormed(json.string("code")), "code");
            WithdrawalNotice notice = new WithdrawalNotice(
                    JsonFields.hash(json, "sender"),
                    JsonFields.hash(json, "receiver"),
                    Id.parse(json.string("report")).hex(),
                    Id.parse(json.string("person")).hex(),
                    json.string("code"),
                    json.strings("scopes"),
                    JsonFields.day(json, "day"));
            JsonFields.require(!notice.scopes.isEmpty() && Arrays.equals(notice.text(), text), "scopes");
            return notice;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("notice.bad-json", problem);
        }
    }
}
