package org.letopis.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object with sorted keys. Values are {@link String}, {@link Long}, {@link Boolean}, {@code JsonObject}, a
 * {@link List} of these, or {@link #NULL}; there are no floating-point numbers. Knows its own path, so that a problem
 * names the field.
 */
public final class JsonObject {
    /** Stands for JSON's {@code null}. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private final SortedMap<String, Object> members;
    private final String path;

    JsonObject(SortedMap<String, Object> members, String path) {
        this.members = members;
        this.path = path;
    }

    /** Returns an empty object to be filled with {@link #with}. */
    public static JsonObject empty() {
        return new JsonObject(new TreeMap<>(), "");
    }

    /**
     * Returns a copy that also has this member.
     *
     * @param value a String, Integer, Long, Boolean, JsonObject, List of these, or null for JSON's null
     */
    public JsonObject with(String name, Object value) {
        TreeMap<String, Object> copy = new TreeMap<>(members);
        copy.put(name, checked(value));
        return new JsonObject(copy, path);
    }

    /** Returns a copy that has this member if the value is present and not an empty list, and is the same otherwise. */
    public JsonObject withOptional(String name, Optional<?> value) {
        return value.isPresent() && !(value.get() instanceof List<?> list && list.isEmpty())
                ? with(name, value.get())
                : this;
    }

    /** Returns a copy that lacks these members. */
    public JsonObject without(String... names) {
        TreeMap<String, Object> copy = new TreeMap<>(members);
        copy.keySet().removeAll(Set.of(names));
        return new JsonObject(copy, path);
    }

    private static Object checked(Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(JsonObject::checked).toList();
        }
        if (value instanceof String || value instanceof Long || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonObject || value == NULL) {
            return value;
        }
        throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }

    /** Returns the names of the members, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(members.keySet());
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns where this object stands, for example {@code acts[2]}; empty for the outermost. */
    public String path() {
        return path;
    }

    /** Returns a member as it is, of one of the types named above; empty when it is not there or is null. */
    public Optional<Object> value(String name) {
        return present(name) ? Optional.of(members.get(name)) : Optional.empty();
    }

    /** Checks that no other member is there. */
    public void only(String... allowed) throws JsonProblem {
        Set<String> known = Set.of(allowed);
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                throw new JsonProblem("json.unknown-field", at(name));
            }
        }
    }

    public String string(String name) throws JsonProblem {
        return required(name, String.class);
    }

    public Optional<String> optionalString(String name) throws JsonProblem {
        return present(name) ? Optional.of(string(name)) : Optional.empty();
    }

    /** Returns a whole number from {@code least} to {@code most}, both included. */
    public long integer(String name, long least, long most) throws JsonProblem {
        long number = required(name, Long.class);
        if (number < least || number > most) {
            throw new JsonProblem("json.out-of-range", at(name), least, most);
        }
        return number;
    }

    public boolean truth(String name) throws JsonProblem {
        return required(name, Boolean.class);
    }

    public JsonObject object(String name) throws JsonProblem {
        return required(name, JsonObject.class);
    }

    public Optional<JsonObject> optionalObject(String name) throws JsonProblem {
        return present(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** Returns the objects of a list; an absent list is an empty one. */
    public List<JsonObject> objects(String name) throws JsonProblem {
        return listOf(name, JsonObject.class);
    }

    /** Returns the strings of a list; an absent list is an empty one. */
    public List<String> strings(String name) throws JsonProblem {
        return listOf(name, String.class);
    }

    /** Returns the whole numbers of a list; an absent list is an empty one. */
    public List<Long> integers(String name) throws JsonProblem {
        return listOf(name, Long.class);
    }

    private <T> List<T> listOf(String name, Class<T> type) throws JsonProblem {
        if (!present(name)) {
            return List.of();
        }
        List<?> list = required(name, List.class);
        List<T> typed = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!type.isInstance(list.get(i))) {
                throw new JsonProblem("json.wrong-type", at(name + "[" + i + "]"));
            }
            typed.add(type.cast(list.get(i)));
        }
        return Collections.unmodifiableList(typed);
    }

    private boolean present(String name) {
        Object value = members.get(name);
        return value != null && value != NULL;
    }

    private <T> T required(String name, Class<T> type) throws JsonProblem {
        if (!present(name)) {
            throw new JsonProblem("json.missing", at(name));
        }
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw new JsonProblem("json.wrong-type", at(name));
        }
        return type.cast(value);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    SortedMap<String, Object> members() {
        return members;
    }

    /** Returns the canonical text, so that two equal objects print the same. */
    @Override
    public String toString() {
        return CanonicalText.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return Objects.hash(members);
    }
}
