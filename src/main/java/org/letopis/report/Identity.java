package org.letopis.report;

import java.util.List;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Who a person is: kept in the identity compartment, never inside a report.
 *
 * @param person the person's id in this vault
 * @param names as people write them, any script
 * @param contacts telephone numbers, addresses, accounts
 */
public record Identity(Id person, List<String> names, List<String> contacts) {
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_CHARACTERS = 500;

    public Identity {
        names = List.copyOf(names);
        contacts = List.copyOf(contacts);
    }

    /** Returns the names without the rest of the record, so that no print of this value shows them by accident. */
    @Override
    public String toString() {
        return "Identity[" + person + "]";
    }

    public static Identity read(JsonObject json, Id person) throws JsonProblem {
        json.only("person", "names", "contacts");
        return of(json, person);
    }

    static Identity of(JsonObject json, Id person) throws JsonProblem {
        return new Identity(person, entries(json, "names"), entries(json, "contacts"));
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("person", person.hex())
                .with("names", names)
                .with("contacts", contacts);
    }

    private static List<String> entries(JsonObject json, String name) throws JsonProblem {
        List<String> entries = json.strings(name);
        if (entries.size() > MAX_ENTRIES
                || entries.stream().anyMatch(e -> e.isBlank() || e.length() > MAX_CHARACTERS)) {
            throw new JsonProblem("report.bad-identity", json.path() + "." + name);
        }
        return entries;
    }
}
