package org.letopis.report;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A person, group or organisation as a report speaks of it: by code, never by name. Names and contacts are an
 * {@link Identity} and live apart.
 *
 * @param kind individual, group or organisation
 * @param sex f, m, x or u (unknown)
 * @param ageBand 0-11, 12-17, 18-29, 30-59 or 60+
 */
public record Person(Id id, Code code, String kind, Optional<String> sex, Optional<String> ageBand) {
    private static final Set<String> KINDS = Set.of("individual", "group", "organisation");
    private static final Set<String> SEXES = Set.of("f", "m", "x", "u");
    private static final Set<String> AGE_BANDS = Set.of("0-11", "12-17", "18-29", "30-59", "60+");

    public Person renamed(UnaryOperator<Id> ids, UnaryOperator<Code> codes) {
        return new Person(ids.apply(id), codes.apply(code), kind, sex, ageBand);
    }

    static Person read(JsonObject json, Id id, Code code) throws JsonProblem {
        return new Person(
                id,
                code,
                oneOf(json, "kind", KINDS),
                json.has("sex") ? Optional.of(oneOf(json, "sex", SEXES)) : Optional.empty(),
                json.has("ageBand") ? Optional.of(oneOf(json, "ageBand", AGE_BANDS)) : Optional.empty());
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("id", id.hex())
                .with("code", code.text())
                .with("kind", kind)
                .withOptional("sex", sex)
                .withOptional("ageBand", ageBand);
    }

    private static String oneOf(JsonObject json, String name, Set<String> allowed) throws JsonProblem {
        String value = json.string(name);
        if (!allowed.contains(value)) {
            throw new JsonProblem(
                    "report.bad-choice",
                    json.path() + "." + name,
                    String.join(", ", allowed.stream().sorted().toList()));
        }
        return value;
    }
}
