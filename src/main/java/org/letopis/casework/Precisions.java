package org.letopis.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import org.letopis.json.JsonObject;

/** How exactly a place is known: as the finest thing that was given of it, where nobody said otherwise. */
final class Precisions {
    private static final Map<String, String> FINEST_FIRST = new LinkedHashMap<>();

    static {
        FINEST_FIRST.put("lat", "point");
        FINEST_FIRST.put("site", "site");
        FINEST_FIRST.put("settlement", "settlement");
        FINEST_FIRST.put("district", "district");
        FINEST_FIRST.put("subdivision", "region");
        FINEST_FIRST.put("country", "country");
    }

    private Precisions() {}

    static JsonObject given(JsonObject place) {
        if (place.has("precision")) {
            return place;
        }
        for (Map.Entry<String, String> one : FINEST_FIRST.entrySet()) {
            if (place.has(one.getKey())) {
                return place.with("precision", one.getValue());
            }
        }
        return place;
    }
}
