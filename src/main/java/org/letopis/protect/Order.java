package org.letopis.protect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.Sha256;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/**
 * Puts what leaves into an order that no other receiver's bundle has: by the ids that this receiver knows things by,
 * which are random. What has a date comes in the order of the dates, for people to read; it tells no more than they do.
 */
final class Order {
    /** Lists whose order in the vault says only what was written first. */
    private static final List<String> BY_ID = List.of(
            "persons", "involvements", "links", "descriptions", "grants", "attachments", "identities", "anchors");

    private static final List<String> BY_DATE = List.of("acts", "information", "interventions", "proceedings");
    private static final List<String> DATES = List.of("when", "madeOn", "on", "decidedOn");

    static final Comparator<JsonObject> REPORTS = Comparator.comparing(Order::key);
    static final Comparator<DisclosedFile> FILES =
            Comparator.comparing(file -> file.id().hex());

    private Order() {}

    /** @param report under the ids of its receiver */
    static JsonObject of(JsonObject report) {
        JsonObject ordered = report;
        for (String name : BY_ID) {
            ordered = ordered(ordered, name, Comparator.comparing(Order::key));
        }
        for (String name : BY_DATE) {
            ordered = ordered(ordered, name, Comparator.comparing(Order::date).thenComparing(Order::key));
        }
        return ordered;
    }

    private static JsonObject ordered(JsonObject report, String name, Comparator<Object> by) {
        if (!(report.value(name).orElse(null) instanceof List<?> list)) {
            return report;
        }
        List<Object> sorted = new ArrayList<>(list);
        sorted.sort(by);
        return report.with(name, sorted);
    }

    /** Returns the id; where a part has none, a hash over all of it, in which the ids of others stand. */
    private static String key(Object part) {
        if (part instanceof JsonObject json) {
            return json.value("id").map(Object::toString).orElseGet(() -> Sha256.hex(Sha256.of(Json.canonical(json))));
        }
        return part.toString();
    }

    private static String date(Object part) {
        for (String field : DATES) {
            Optional<Object> held = ((JsonObject) part).value(field);
            if (held.isPresent()) {
                return held.get() instanceof JsonObject more
                        ? more.value("edtf").map(Object::toString).orElse("")
                        : held.get().toString();
            }
        }
        return "";
    }
}
