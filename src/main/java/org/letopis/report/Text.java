package org.letopis.report;

import java.text.Normalizer;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Words in one language, in Unicode normal form C, and whether they are the original or a translation. */
public record Text(JsonObject json) {
    public Text {
        Held.checked(Nouns.TEXT, json);
    }

    /** @param language a BCP 47 tag, for example {@code ru} */
    public static Text of(String language, String words) {
        return new Text(JsonObject.empty()
                .with("lang", language)
                .with("text", Normalizer.normalize(words, Normalizer.Form.NFC)));
    }

    /** Reads a text that a person wrote. */
    public static Text read(JsonObject json) throws JsonProblem {
        try {
            return new Text(json);
        } catch (Malformed malformed) {
            throw malformed.problem();
        }
    }

    /** Returns a BCP 47 tag. */
    public String language() {
        return Held.string(json, "lang");
    }

    public String words() {
        return Held.string(json, "text");
    }

    /** Returns the language that this was translated from; empty for an original. */
    public Optional<String> translatedFrom() {
        return Held.optional(json, "translatedFrom");
    }
}
