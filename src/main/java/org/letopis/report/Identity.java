package org.letopis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** Who a person is: kept in the identity compartment, never inside a report. */
public record Identity(JsonObject json) {
    public Identity {
        Held.checked(Nouns.IDENTITY_OF, json);
        json = Nouns.IDENTITY_OF.walked(json, new Walk() {});
    }

    /** Returns an identity of which only names and contacts are known. */
    public static Identity of(Id person, List<String> names, List<String> contacts) {
        return new Identity(JsonObject.empty()
                .with("person", person.hex())
                .with("names", names)
                .with("contacts", contacts));
    }

    /** Reads what the vault keeps of a person. */
    public static Identity read(JsonObject json, Id person) throws JsonProblem {
        try {
            return new Identity(json.with("person", person.hex()));
        } catch (Malformed malformed) {
            throw malformed.problem();
        }
    }

    /** Returns the same identity of a person who is known by another id. */
    public Identity of(Id person) {
        return new Identity(json.with("person", person.hex()));
    }

    /** Returns whether something is known but the id. */
    boolean saysSomething() {
        return json.names().size() > 1;
    }

    /** Returns the person's id in this vault. */
    public Id person() {
        return new Id(Held.string(json, "person"));
    }

    /** Returns the names as people write them, in any script, and further forms of them. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        Optional<Object> held = json.value("names");
        if (held.isPresent()) {
            for (Object name : (List<?>) held.get()) {
                if (name instanceof JsonObject more) {
                    names.add(Held.string(more, "text"));
                    names.addAll(Held.strings(more, "forms"));
                } else {
                    names.add((String) name);
                }
            }
        }
        return names;
    }

    /** Returns telephone numbers, addresses of mail, accounts. */
    public List<String> contacts() {
        return Held.strings(json, "contacts");
    }

    public List<String> addresses() {
        return Held.strings(json, "addresses");
    }

    /** Returns numbers of papers, and of cars. */
    public List<String> idDocuments() {
        return Held.strings(json, "idDocuments");
    }

    /** Returns the date of birth in EDTF. */
    public Optional<String> birthDate() {
        return Held.optional(json, "birthDate");
    }

    /** Returns the same identity with nothing but these fields, and the id. */
    public Identity only(Set<String> fields) {
        String[] others = json.names().stream()
                .filter(name -> !fields.contains(name) && !name.equals("person"))
                .toArray(String[]::new);
        return new Identity(json.without(others));
    }

    /** Returns the id without the rest of the record, so that no print of this value shows it by accident. */
    @Override
    public String toString() {
        return "Identity[" + person() + "]";
    }
}
