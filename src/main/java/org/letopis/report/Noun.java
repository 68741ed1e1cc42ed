package org.letopis.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.json.JsonObject;

/** A kind of thing that a report speaks of, with its fields: {@link Nouns} has them all. */
final class Noun implements Kind {
    private final String name;
    private final Map<String, Field> fields;

    private Noun(String name, Map<String, Field> fields) {
        this.name = name;
        this.fields = Collections.unmodifiableMap(fields);
    }

    static Noun of(String name, Field... fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
        return new Noun(name, byName);
    }

    /** Returns the same noun with other fields in place of those with the same name, and with more at the end. */
    Noun with(Field... others) {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        for (Field field : others) {
            all.put(field.name(), field);
        }
        return new Noun(name, all);
    }

    Noun without(String... names) {
        Map<String, Field> rest = new LinkedHashMap<>(fields);
        for (String field : names) {
            rest.remove(field);
        }
        return new Noun(name, rest);
    }

    String name() {
        return name;
    }

    /** Returns the fields in the order in which people read them. */
    Iterable<Field> fields() {
        return fields.values();
    }

    Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    @Override
    public void check(Object value, String where, Checking checking) {
        if (!(value instanceof JsonObject json)) {
            checking.problem("json.wrong-type", where);
            return;
        }
        for (String member : json.names()) {
            if (!fields.containsKey(member) && !checking.toleratesUnknown()) {
                checking.problem("json.unknown-field", at(where, member));
            }
        }
        for (Field field : fields.values()) {
            Optional<Object> held = json.value(field.name());
            if (held.isPresent()) {
                field.kind().check(held.get(), at(where, field.name()), checking);
            } else if (field.required()) {
                checking.problem("json.missing", at(where, field.name()));
            }
        }
    }

    /**
     * Leaves out what is null, and lists without entries; what is not known stays as long as the walk keeps it.
     *
     * @return null when a field that must be there is gone
     */
    @Override
    public JsonObject walked(Object value, Walk walk) {
        JsonObject json = (JsonObject) value;
        JsonObject walked = JsonObject.empty();
        for (String member : json.names()) {
            Field field = fields.get(member);
            Optional<Object> held = json.value(member);
            if (held.isEmpty() || !walk.keeps(field == null ? Nouns.UNKNOWN : field)) {
                continue;
            }
            Object changed = field == null ? held.get() : field.kind().walked(held.get(), walk);
            if (changed == null && field.required()) {
                return null;
            }
            if (changed != null && !(changed instanceof List<?> list && list.isEmpty())) {
                walked = walked.with(member, changed);
            }
        }
        return walk.changed(this, walked);
    }

    private static String at(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}
