package org.letopis.vault;

import java.util.List;
import org.letopis.json.JsonObject;

/** The least of a report that can be captured. */
final class Samples {
    private Samples() {}

    static JsonObject report(String title, String narrative) {
        return JsonObject.empty()
                .with("format", "letopis-report/1")
                .with("title", text(title))
                .with("narrative", List.of(text(narrative)))
                .with("occurred", "2026-03");
    }

    private static JsonObject text(String words) {
        return JsonObject.empty().with("lang", "en").with("text", words);
    }
}
