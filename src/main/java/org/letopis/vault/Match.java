package org.letopis.vault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Text;

/**
 * What somebody judged of two reports, or of two persons of reports: whether they are the same. It changes neither.
 *
 * @param by a role
 * @param on the day
 */
public record Match(Id id, Side one, Side other, Decision decision, String by, Text reasons, String on) {
    /** What can be judged. */
    public enum Decision {
        SAME,
        DIFFERENT,
        UNSURE
    }

    /**
     * A report, or a person in it.
     *
     * @param person empty for the report itself
     */
    public record Side(Id report, Optional<Id> person) {
        JsonObject json() {
            return JsonObject.empty().with("report", report.hex()).withOptional("person", person.map(Id::hex));
        }

        static Side read(JsonObject json) throws JsonProblem {
            Optional<String> person = json.optionalString("person");
            return new Side(
                    Id.parse(json.string("report")),
                    person.isPresent() ? Optional.of(Id.parse(person.get())) : Optional.empty());
        }
    }

    /** Returns whether it is about these two, in any order. */
    public boolean isOf(Side a, Side b) {
        return one.equals(a) && other.equals(b) || one.equals(b) && other.equals(a);
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("id", id.hex())
                .with("refs", List.of(one.json(), other.json()))
                .with("decision", decision.name().toLowerCase(Locale.ROOT))
                .with("by", by)
                .with("reasons", reasons.json())
                .with("on", on);
    }

    static Match read(JsonObject json) throws JsonProblem {
        List<JsonObject> refs = json.objects("refs");
        if (refs.size() != 2) {
            throw new JsonProblem("json.wrong-type", "refs");
        }
        return new Match(
                Id.parse(json.string("id")),
                Side.read(refs.get(0)),
                Side.read(refs.get(1)),
                decision(json.string("decision")),
                json.string("by"),
                Text.read(json.object("reasons")),
                json.string("on"));
    }

    private static Decision decision(String word) throws JsonProblem {
        for (Decision decision : Decision.values()) {
            if (decision.name().toLowerCase(Locale.ROOT).equals(word)) {
                return decision;
            }
        }
        throw new JsonProblem("report.bad-choice", "decision", "same, different, unsure");
    }
}
