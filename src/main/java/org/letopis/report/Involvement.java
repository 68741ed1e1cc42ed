package org.letopis.report;

import org.letopis.json.JsonObject;

/** Who took part in an act, and how. */
public record Involvement(JsonObject json) {
    public Involvement {
        Held.checked(Nouns.INVOLVEMENT, json);
    }

    public Id act() {
        return new Id(Held.string(json, "act"));
    }

    public Id actor() {
        return new Id(Held.string(json, "actor"));
    }

    /** Returns a vocabulary code, for example D1 (direct). */
    public String degree() {
        return Held.string(json, "degree");
    }

    /** Returns a vocabulary code, for example P11 (police). */
    public String actorType() {
        return Held.string(json, "actorType");
    }
}
