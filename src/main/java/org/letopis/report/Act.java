package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;

/** The smallest unit that is counted: one kind of violation done to one victim. */
public record Act(JsonObject json) {
    public Act {
        Held.checked(Nouns.ACT, json);
    }

    public Id id() {
        return new Id(Held.string(json, "id"));
    }

    /** Returns the person it was done to. */
    public Id victim() {
        return new Id(Held.string(json, "victim"));
    }

    /** Returns a vocabulary code, for example A15 (arbitrary arrest). */
    public String type() {
        return Held.string(json, "type");
    }

    /** Returns when it was; empty where it is the event's own date. */
    public Optional<When> when() {
        return When.optional(json, "when");
    }

    /** Returns where it was; empty where it is the event's own place. */
    public Optional<Place> place() {
        return Held.object(json, "place").map(Place::new);
    }

    /** Returns codes of why the victim was chosen. */
    public List<String> whyTargeted() {
        return Held.strings(json, "whyTargeted");
    }
}
