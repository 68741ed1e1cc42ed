package org.letopis.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.report.Shape;

/** A person, an act, a place or the report itself, gathered from the cells of several rows. */
final class CsvThing {
    private record Held(CsvColumn column, Object value, int line) {}

    /** Sees what was said, in its order. */
    interface Visitor {
        void see(String path, Object value, int line, CsvColumn column);
    }

    private final int line;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    /** @param line on which it is first spoken of */
    CsvThing(int line) {
        this.line = line;
    }

    int line() {
        return line;
    }

    boolean isEmpty() {
        return held.isEmpty() && unreadable.isEmpty();
    }

    /** Returns the line on which something else was said already, if so; what was said first stays. */
    OptionalInt put(CsvColumn column, Object value, int atLine) {
        String key = String.join(".", column.path());
        if (column.shape() == Shape.TEXTS) {
            key += ":" + ((JsonObject) value).value("lang").orElseThrow();
        }
        Held before = held.putIfAbsent(key, new Held(column, value, atLine));
        return before == null || before.value.equals(value) ? OptionalInt.empty() : OptionalInt.of(before.line);
    }

    /** Remembers that a cell was filled, though it could not be read. */
    void unreadable(CsvColumn column) {
        unreadable.add(String.join(".", column.path()));
    }

    boolean isUnreadable(String path) {
        return unreadable.contains(path);
    }

    void each(Visitor visitor) {
        held.values().forEach(one -> visitor.see(String.join(".", one.column.path()), one.value, one.line, one.column));
    }

    /**
     * Returns its fields.
     *
     * @param at where in the report it is, for example {@code acts[2]}; empty for the report
     */
    JsonObject json(String at, CsvOrigins origins) {
        JsonObject json = JsonObject.empty();
        for (Held one : held.values()) {
            String path = (at.isEmpty() ? "" : at + ".") + String.join(".", one.column.path());
            if (one.column.shape() == Shape.TEXTS) {
                String name = one.column.path().get(0);
                List<Object> texts = new ArrayList<>();
                json.value(name).ifPresent(before -> texts.addAll((List<?>) before));
                path += "[" + texts.size() + "]";
                texts.add(one.value);
                json = json.with(name, texts);
            } else {
                json = set(json, one.column.path(), one.value);
            }
            origins.stands(path, one.line, one.column);
        }
        unreadable.forEach(path -> origins.unreadable((at.isEmpty() ? "" : at + ".") + path));
        return json;
    }

    private static JsonObject set(JsonObject json, List<String> path, Object value) {
        String name = path.get(0);
        if (path.size() == 1) {
            return json.with(name, value);
        }
        JsonObject inner = (JsonObject) json.value(name).orElse(JsonObject.empty());
        return json.with(name, set(inner, path.subList(1, path.size()), value));
    }
}
