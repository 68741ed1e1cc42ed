package org.letopis.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Reads fields of values that were checked when they were made, so that nothing can be wrong with them any more. */
final class Held {
    private interface Reading<T> {
        T read() throws JsonProblem;
    }

    private Held() {}

    /** Returns the object, once it was found to be such a noun by itself. References are the whole report's matter. */
    static JsonObject checked(Noun noun, JsonObject json) {
        Checking checking = Checking.stored();
        checking.tolerateUnknown();
        noun.check(json, "", checking);
        try {
            checking.orThrow();
        } catch (JsonProblem problem) {
            throw new Malformed(problem);
        }
        return json;
    }

    static String string(JsonObject json, String name) {
        return sure(() -> json.string(name));
    }

    static Optional<String> optional(JsonObject json, String name) {
        return sure(() -> json.optionalString(name));
    }

    static List<String> strings(JsonObject json, String name) {
        return sure(() -> json.strings(name));
    }

    static Optional<Long> number(JsonObject json, String name) {
        return sure(() -> json.value(name).isPresent()
                ? Optional.of(json.integer(name, Long.MIN_VALUE, Long.MAX_VALUE))
                : Optional.empty());
    }

    static boolean truth(JsonObject json, String name) {
        return json.value(name).map(Boolean.class::cast).orElse(false);
    }

    static Optional<JsonObject> object(JsonObject json, String name) {
        return sure(() -> json.optionalObject(name));
    }

    static <T> List<T> objects(JsonObject json, String name, Function<JsonObject, T> make) {
        return sure(() -> json.objects(name)).stream().map(make).toList();
    }

    private static <T> T sure(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProblem problem) {
            throw new Malformed(problem);
        }
    }
}
