package org.letopis.report;

import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/** What one person judged of a report, and why. */
public record Assessment(JsonObject json) {
    /** The fields that two persons may see differently. */
    public static final List<String> JUDGED = List.of("status", "reliability", "credibility");

    public Assessment {
        Held.checked(Nouns.ASSESSMENT, json);
    }

    /** Reads what a person judged. */
    public static Assessment read(JsonObject json) throws JsonProblem {
        try {
            return new Assessment(json);
        } catch (Malformed malformed) {
            throw malformed.problem();
        }
    }

    /** Returns a role, not a name. */
    public String by() {
        return Held.string(json, "by");
    }

    /** Returns the code of one of the fields {@link #JUDGED}. */
    public Optional<String> judged(String field) {
        return Held.optional(json, field);
    }

    public Optional<Text> reasons() {
        return Held.object(json, "reasons").map(Text::new);
    }

    /** Returns whether it was given without seeing the one before. */
    public boolean isSecond() {
        return Held.truth(json, "second");
    }

    /** Returns the fields that both judged, and not alike. */
    public List<String> differs(Assessment other) {
        return JUDGED.stream()
                .filter(field ->
                        judged(field).isPresent() && other.judged(field).isPresent())
                .filter(field -> !judged(field).equals(other.judged(field)))
                .toList();
    }
}
