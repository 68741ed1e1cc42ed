package org.letopis.bundle;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Members that several of our signed JSON forms have. */
final class JsonFields {
    static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private JsonFields() {}

    static String hash(JsonObject json, String name) throws JsonProblem {
        String hash = json.string(name);
        require(HASH.matcher(hash).matches(), name);
        return hash;
    }

    static LocalDate day(JsonObject json, String name) throws JsonProblem {
        String text = json.string(name);
        require(DAY.matcher(text).matches(), name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw bad(name);
        }
    }

    static void require(boolean truth, String field) throws JsonProblem {
        if (!truth) {
            throw bad(field);
        }
    }

    static JsonProblem bad(String field) {
        return new JsonProblem("json.bad-value", field);
    }
}
