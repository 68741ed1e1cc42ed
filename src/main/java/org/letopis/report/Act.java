package org.letopis.report;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * The smallest unit that is counted: one kind of violation done to one victim.
 *
 * @param victim the person it was done to
 * @param type a vocabulary code, for example A15 (arbitrary arrest)
 * @param when empty where it is the event's own date
 */
public record Act(Id id, Id victim, String type, Optional<Edtf> when) {
    private static final Pattern TYPE = Pattern.compile("A[0-9]{2}");

    public Act renamed(UnaryOperator<Id> ids) {
        return new Act(ids.apply(id), ids.apply(victim), type, when);
    }

    static Act read(JsonObject json, Id id, Id victim) throws JsonProblem {
        json.only("id", "victim", "type", "when");
        String type = json.string("type");
        if (!TYPE.matcher(type).matches()) {
            throw new JsonProblem("report.bad-code", json.path() + ".type");
        }
        Optional<String> when = json.optionalString("when");
        return new Act(
                id,
                victim,
                type,
                when.isPresent() ? Optional.of(Edtf.parse(when.get(), json.path() + ".when")) : Optional.empty());
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("id", id.hex())
                .with("victim", victim.hex())
                .with("type", type)
                .withOptional("when", when.map(Edtf::text));
    }
}
