package org.letopis.report;

import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * When something was, as well as it is known.
 *
 * @param timeOfDay in words, for example "before dawn"
 * @param basis stated, document, estimated or inferred
 * @param asStated the words of the one who told it
 */
public record When(Edtf date, Optional<String> timeOfDay, Optional<String> basis, Optional<Text> asStated) {
    /** Returns a date about which no more is known. */
    public static When of(Edtf date) {
        return new When(date, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads a field that was checked: a date, or an object that says more about it. */
    static When read(Object held) {
        try {
            if (held instanceof JsonObject json) {
                return new When(
                        Edtf.parse(json.string("edtf"), json.path()),
                        json.optionalString("timeOfDay"),
                        json.optionalString("basis"),
                        json.optionalObject("asStated").map(Text::new));
            }
            return of(Edtf.parse((String) held, ""));
        } catch (JsonProblem problem) {
            throw new Malformed(problem);
        }
    }

    /** Returns the date of a part that was checked with its report. */
    public static Optional<When> in(JsonObject part, String name) {
        return optional(part, name);
    }

    static Optional<When> optional(JsonObject json, String name) {
        return json.value(name).map(When::read);
    }

    /** Returns the date in EDTF. */
    public String text() {
        return date.text();
    }
}
