package org.letopis.report;

import java.util.Optional;
import org.letopis.json.JsonObject;

/**
 * A person, group or organisation as a report speaks of it: by code, never by name. Names and contacts are an
 * {@link Identity} and live apart.
 */
public record Person(JsonObject json) {
    public Person {
        Held.checked(Nouns.PERSON, json);
    }

    public Id id() {
        return new Id(Held.string(json, "id"));
    }

    public Code code() {
        return new Code(Held.string(json, "code"));
    }

    /** Returns individual, group or organisation. */
    public String kind() {
        return Held.string(json, "kind");
    }

    /** Returns f, m, x or u (unknown). */
    public Optional<String> sex() {
        return Held.optional(json, "sex");
    }

    /** Returns 0-11, 12-17, 18-29, 30-59 or 60+. */
    public Optional<String> ageBand() {
        return Held.optional(json, "ageBand");
    }

    public boolean isChild() {
        return ageBand()
                .filter(band -> band.equals("0-11") || band.equals("12-17"))
                .isPresent();
    }

    /** Returns open, pseudonym or withhold. */
    public String visibility() {
        return Held.optional(json, "visibility").orElse("pseudonym");
    }
}
