package org.letopis.report.form;

import java.util.List;
import java.util.Map;
import org.letopis.json.JsonObject;

/**
 * Shares what was said of "the act" among the acts of one person: what only some kinds of acts have goes to those, or
 * to the first where none of them is there; all the rest goes to each.
 */
final class ActDetails {
    private static final Map<String, List<String>> ONLY = Map.of(
            "detention", List.of("A13", "A14", "A15", "A16", "A17", "A18"),
            "death", List.of("A01", "A02", "A03"),
            "torture", List.of("A08", "A09", "A10"),
            "loss", List.of("A24", "A25", "A26", "A35"));

    private ActDetails() {}

    /** Returns the details that the act of this kind gets. */
    static JsonObject of(String type, boolean first, List<String> types, JsonObject details) {
        JsonObject own = details;
        for (Map.Entry<String, List<String>> only : ONLY.entrySet()) {
            boolean fits = types.stream().anyMatch(only.getValue()::contains)
                    ? only.getValue().contains(type)
                    : first;
            if (!fits) {
                own = own.without(only.getKey());
            }
        }
        return own;
    }
}
