package org.letopis.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;

/** Goes through every string of a JSON object, whatever it is for, and may put another in its place. */
final class Strings {
    /** Sees one string. */
    interface Each {
        String at(FieldPath path, String text);
    }

    private final Each each;

    private Strings(Each each) {
        this.each = each;
    }

    static JsonObject changed(JsonObject json, Each each) {
        return new Strings(each).object(FieldPath.whole(), json);
    }

    private JsonObject object(FieldPath path, JsonObject json) {
        JsonObject changed = json;
        for (String name : json.names()) {
            Optional<Object> held = json.value(name);
            if (held.isPresent()) {
                changed = changed.with(name, value(path.member(name), held.get()));
            }
        }
        return changed;
    }

    private Object value(FieldPath path, Object value) {
        if (value instanceof String text) {
            return each.at(path, text);
        } else if (value instanceof JsonObject json) {
            return object(path, json);
        } else if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                all.add(value(path.entry(i), list.get(i)));
            }
            return all;
        }
        return value;
    }
}
