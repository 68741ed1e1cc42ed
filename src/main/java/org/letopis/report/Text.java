package org.letopis.report;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Words in one language.
 *
 * @param language a BCP 47 tag, for example {@code ru}
 * @param words in Unicode normal form C, at most {@value #MAX_CHARACTERS} characters, without control characters other
 *     than line end and tab
 */
public record Text(String language, String words) {
    static final int MAX_CHARACTERS = 1_000_000;

    /** Language, script and region of BCP 47; no private part, in which anything could be written. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");

    public Text {
        words = Normalizer.normalize(words, Normalizer.Form.NFC);
    }

    static Text read(JsonObject json) throws JsonProblem {
        json.only("lang", "text");
        String language = json.string("lang");
        if (!LANGUAGE.matcher(language).matches()) {
            throw new JsonProblem("report.bad-language", json.path() + ".lang");
        }
        return new Text(language, plain(json, "text", MAX_CHARACTERS));
    }

    JsonObject json() {
        return JsonObject.empty().with("lang", language).with("text", words);
    }

    /** Returns a text that may be printed: not blank, bounded, without control characters. */
    static String plain(JsonObject json, String name, int maxCharacters) throws JsonProblem {
        String text = json.string(name);
        String where = json.path().isEmpty() ? name : json.path() + "." + name;
        if (text.isBlank()) {
            throw new JsonProblem("report.empty", where);
        }
        if (text.length() > maxCharacters) {
            throw new JsonProblem("report.too-long", where, maxCharacters);
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
            throw new JsonProblem("report.control-character", where);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
