package org.letopis.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;

/**
 * Tells what differs between two revisions of a report. Parts of a list are the same part when they have the same id, or
 * are about the same, wherever in the list they stand. What every revision changes is not told: its number, reason and
 * date.
 */
public final class Changes {
    /** What a revision says of itself. */
    static final String[] OF_THE_REVISION = {"revision", "reason", "previous", "updatedOn"};

    /** By which members parts without an id are known, for each list. */
    private static final Map<String, List<String>> KNOWN_BY = Map.ofEntries(
            Map.entry("narrative", List.of("lang")),
            Map.entry("comments", List.of("lang")),
            Map.entry("statement", List.of("lang")),
            Map.entry("transcript", List.of("lang")),
            Map.entry("involvements", List.of("act", "actor")),
            Map.entry("links", List.of("a", "b")),
            Map.entry("related", List.of("report", "type")),
            Map.entry("consents", List.of("person", "scope")),
            Map.entry("descriptions", List.of("attachment")));

    private static final List<String> BY_ID = List.of("id");

    private final List<Change> changes = new ArrayList<>();

    private Changes() {}

    /** Returns what differs, in the order of the fields' names. */
    public static List<Change> between(Report before, Report after) {
        return between(before.json().without(OF_THE_REVISION), after.json().without(OF_THE_REVISION));
    }

    static List<Change> between(JsonObject before, JsonObject after) {
        Changes found = new Changes();
        found.objects(FieldPath.whole(), before, after);
        return List.copyOf(found.changes);
    }

    private void objects(FieldPath path, JsonObject before, JsonObject after) {
        Set<String> names = new TreeSet<>(before.names());
        names.addAll(after.names());
        for (String name : names) {
            values(path.member(name), name, before.value(name), after.value(name));
        }
    }

    private void values(FieldPath path, String name, Optional<Object> before, Optional<Object> after) {
        if (before.equals(after)) {
            return;
        }
        if (before.orElse(null) instanceof JsonObject one && after.orElse(null) instanceof JsonObject other) {
            objects(path, one, other);
        } else if (hasParts(before) && hasParts(after)) {
            parts(path, name, (List<?>) before.get(), (List<?>) after.get());
        } else {
            changes.add(new Change(path, before.filter(Changes::saysSomething), after.filter(Changes::saysSomething)));
        }
    }

    private static boolean saysSomething(Object value) {
        return !(value instanceof List<?> list) || !list.isEmpty();
    }

    private static boolean hasParts(Optional<Object> value) {
        return value.orElse(null) instanceof List<?> list && list.stream().allMatch(JsonObject.class::isInstance);
    }

    private void parts(FieldPath path, String name, List<?> before, List<?> after) {
        Map<Object, Integer> earlier = places(name, before);
        Map<Object, Integer> later = places(name, after);
        int found = changes.size();
        later.forEach((key, place) -> values(
                path.entry(place),
                name,
                Optional.ofNullable(earlier.get(key)).map(before::get),
                Optional.of(after.get(place))));
        earlier.forEach((key, place) -> {
            if (!later.containsKey(key)) {
                changes.add(new Change(path.entry(place), Optional.of(before.get(place)), Optional.empty()));
            }
        });
        if (changes.size() == found) {
            changes.add(new Change(path, Optional.of(before), Optional.of(after))); // only the order
        }
    }

    /** Returns the place of each part by what it is known by; by its place where that is not of one part only. */
    private static Map<Object, Integer> places(String name, List<?> parts) {
        Map<Object, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            JsonObject part = (JsonObject) parts.get(i);
            List<Object> key = KNOWN_BY.getOrDefault(name, BY_ID).stream()
                    .map(member -> part.value(member).orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
            places.put(key.isEmpty() || places.containsKey(key) ? (Object) i : key, i);
        }
        return places;
    }
}
