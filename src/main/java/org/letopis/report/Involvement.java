package org.letopis.report;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * Who took part in an act, and how.
 *
 * @param degree a vocabulary code, for example D1 (direct)
 * @param actorType a vocabulary code, for example P11 (police)
 */
public record Involvement(Id act, Id actor, String degree, String actorType) {
    private static final Pattern DEGREE = Pattern.compile("D[0-9]");
    private static final Pattern ACTOR_TYPE = Pattern.compile("P[0-9]{2}");

    public Involvement renamed(UnaryOperator<Id> ids) {
        return new Involvement(ids.apply(act), ids.apply(actor), degree, actorType);
    }

    static Involvement read(JsonObject json, Id act, Id actor) throws JsonProblem {
        json.only("act", "actor", "degree", "actorType");
        return new Involvement(act, actor, matching(json, "degree", DEGREE), matching(json, "actorType", ACTOR_TYPE));
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("act", act.hex())
                .with("actor", actor.hex())
                .with("degree", degree)
                .with("actorType", actorType);
    }

    private static String matching(JsonObject json, String name, Pattern form) throws JsonProblem {
        String code = json.string(name);
        if (!form.matcher(code).matches()) {
            throw new JsonProblem("report.bad-code", json.path() + "." + name);
        }
        return code;
    }
}
