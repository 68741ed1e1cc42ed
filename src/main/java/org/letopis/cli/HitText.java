package org.letopis.cli;

import org.letopis.json.JsonObject;
import org.letopis.protect.FoundHit;
import org.letopis.protect.FoundName;

/** Tells where a name was found in what would leave. */
final class HitText {
    private HitText() {}

    static String place(Words words, FoundHit hit) {
        return place(words, hit.report(), hit.file(), hit.field());
    }

    static String place(Words words, FoundName name) {
        return place(words, name.report(), name.file(), name.field());
    }

    /** A field of a report has the name that it has in its JSON. */
    private static String place(Words words, String report, String file, String field) {
        return Shown.line(
                file.isEmpty()
                        ? report + ": " + field
                        : file + ": " + words.parts().text(field));
    }

    /** Returns the form that programs read; offsets count code points. */
    static JsonObject json(FoundHit hit) {
        return JsonObject.empty()
                .with("person", hit.hit().person())
                .with("report", hit.report())
                .with("file", hit.file().isEmpty() ? hit.report() : hit.file())
                .with("field", hit.field())
                .with("start", hit.hit().start())
                .with("end", hit.hit().end())
                .with("text", hit.hit().text())
                .with("class", hit.hit().kind().word());
    }

    static JsonObject json(FoundName name) {
        return JsonObject.empty()
                .with("report", name.report())
                .with("file", name.file().isEmpty() ? name.report() : name.file())
                .with("field", name.field())
                .with("start", name.suggestion().start())
                .with("end", name.suggestion().end())
                .with("text", name.suggestion().text());
    }
}
