package org.letopis.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to one value inside an object, written as problems name it: {@code acts[1].place.settlement}. Entries of lists
 * are counted from 0.
 */
public final class FieldPath {
    private static final int MAX_CHARACTERS = 300;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\[[0-9]{1,5}])?(\\.[A-Za-z][A-Za-z0-9]*(\\[[0-9]{1,5}])?)*");
    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]*)|\\[([0-9]+)]");

    /** Names of members, and numbers of entries. */
    private final List<Object> steps;

    private FieldPath(List<Object> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Returns the way to the whole object. */
    public static FieldPath whole() {
        return new FieldPath(List.of());
    }

    public static FieldPath parse(String text) throws JsonProblem {
        if (text.length() > MAX_CHARACTERS || !FORM.matcher(text).matches()) {
            throw new JsonProblem("path.bad", text);
        }
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            steps.add(matcher.group(1) != null ? matcher.group(1) : Integer.valueOf(matcher.group(2)));
        }
        return new FieldPath(steps);
    }

    public FieldPath member(String name) {
        return longer(name);
    }

    public FieldPath entry(int index) {
        return longer(index);
    }

    private FieldPath longer(Object step) {
        List<Object> all = new ArrayList<>(steps);
        all.add(step);
        return new FieldPath(all);
    }

    /**
     * A member on the way.
     *
     * @param entry which entry of it, where it is a list; from 0
     */
    public record Part(String name, OptionalInt entry) {}

    /** Returns the members on the way. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Object step : steps) {
            if (step instanceof String name) {
                parts.add(new Part(name, OptionalInt.empty()));
            } else {
                Part list = parts.remove(parts.size() - 1);
                parts.add(new Part(list.name(), OptionalInt.of((Integer) step)));
            }
        }
        return parts;
    }

    /** Returns the names of members on the way, without the numbers. */
    public List<String> names() {
        return steps.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** Returns the value there; empty when there is none, or null. */
    public Optional<Object> in(JsonObject object) {
        Object at = object;
        for (Object step : steps) {
            if (step instanceof String name && at instanceof JsonObject json) {
                at = json.value(name).orElse(null);
            } else if (step instanceof Integer index && at instanceof List<?> list && index < list.size()) {
                at = list.get(index);
            } else {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(at).filter(value -> value != JsonObject.NULL);
    }

    /**
     * Returns the object with another value there. Objects on the way are made where they are missing, and the number
     * after the last entry adds one.
     *
     * @param value one of the types of {@link JsonObject}; null takes the member or the entry away
     * @throws JsonProblem when something else stands on the way, or the list is shorter
     */
    public JsonObject set(JsonObject object, Object value) throws JsonProblem {
        return (JsonObject) set(object, 0, value);
    }

    private Object set(Object at, int depth, Object value) throws JsonProblem {
        if (depth == steps.size()) {
            return value;
        }
        if (steps.get(depth) instanceof String name) {
            if (at != null && !(at instanceof JsonObject)) {
                throw new JsonProblem("json.wrong-type", upTo(depth));
            }
            JsonObject json = at == null ? JsonObject.empty() : (JsonObject) at;
            Object inner = set(json.value(name).orElse(null), depth + 1, value);
            return inner == null ? json.without(name) : json.with(name, inner);
        }
        if (at != null && !(at instanceof List)) {
            throw new JsonProblem("json.wrong-type", upTo(depth));
        }
        List<Object> list = at == null ? new ArrayList<>() : new ArrayList<>((List<?>) at);
        int index = (Integer) steps.get(depth);
        if (index > list.size() || index == list.size() && value == null) {
            throw new JsonProblem("path.beyond", upTo(depth + 1), list.size());
        }
        Object inner = set(index < list.size() ? list.get(index) : null, depth + 1, value);
        if (inner == null) {
            list.remove(index);
        } else if (index == list.size()) {
            list.add(inner);
        } else {
            list.set(index, inner);
        }
        return list;
    }

    private String upTo(int depth) {
        return new FieldPath(steps.subList(0, depth)).toString();
    }

    /** Returns it as a JSON Pointer, RFC 6901. Names that need escapes there are none of ours. */
    public String pointer() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            text.append('/').append(String.valueOf(step).replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && steps.equals(path.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
