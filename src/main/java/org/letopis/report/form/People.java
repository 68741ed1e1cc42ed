package org.letopis.report.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.letopis.json.JsonObject;

/** The persons of a report that is being filled in, by the labels under which the report file knows them. */
final class People {
    private static final int MAX_LABEL_CHARACTERS = 50;

    private final Map<String, JsonObject> all = new LinkedHashMap<>();

    /** Returns a person, who is one individual as long as nothing else is known. */
    JsonObject one(String label) {
        return all.computeIfAbsent(
                label, fresh -> JsonObject.empty().with("id", fresh).with("kind", "individual"));
    }

    void put(String label, JsonObject person) {
        all.put(label, person);
    }

    boolean has(String label) {
        return all.containsKey(label);
    }

    /** Returns the label of one of whom the report speaks. */
    String known(String role) {
        String label = role.equals("victim") ? "victim 1" : role;
        one(label);
        return label;
    }

    /** To what somebody belongs is told by its name, which is kept apart as all names are. */
    String organisation(String name) {
        String label = "organisation " + name.substring(0, Math.min(name.length(), MAX_LABEL_CHARACTERS));
        all.put(label, one(label).with("kind", "organisation").with("names", List.of(name)));
        return label;
    }

    List<JsonObject> json() {
        return List.copyOf(all.values());
    }
}
