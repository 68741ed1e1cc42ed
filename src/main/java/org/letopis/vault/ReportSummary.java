package org.letopis.vault;

import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Origin;
import org.letopis.report.Report;

/**
 * A report as a list shows it.
 *
 * @param title its first {@value #TITLE_CHARACTERS} characters
 * @param occurred EDTF
 * @param withdrawn whether it was taken back
 */
public record ReportSummary(
        Id id,
        int revision,
        String title,
        String occurred,
        int attachments,
        boolean withdrawn,
        Optional<Origin> origin) {
    static final int TITLE_CHARACTERS = 160;

    static ReportSummary of(Report report, Optional<Origin> origin) {
        String title = report.title().words();
        int end = title.offsetByCodePoints(0, Math.min(TITLE_CHARACTERS, title.codePointCount(0, title.length())));
        return new ReportSummary(
                report.id(),
                report.revision(),
                title.substring(0, end),
                report.occurred().text(),
                report.attachments().size(),
                report.withdrawn().isPresent(),
                origin);
    }

    JsonObject about() {
        return JsonObject.empty()
                .with("revision", revision)
                .with("title", title)
                .with("occurred", occurred)
                .with("attachments", attachments)
                .withOptional("withdrawn", Optional.of(withdrawn).filter(Boolean::booleanValue))
                .withOptional("origin", origin.map(Origin::json));
    }

    static ReportSummary read(Entry entry) throws JsonProblem {
        JsonObject about = entry.about();
        Optional<JsonObject> origin = about.optionalObject("origin");
        return new ReportSummary(
                Id.parse(entry.name()),
                (int) about.integer("revision", 1, Integer.MAX_VALUE),
                about.string("title"),
                about.string("occurred"),
                (int) about.integer("attachments", 0, Integer.MAX_VALUE),
                about.has("withdrawn") && about.truth("withdrawn"),
                origin.isPresent() ? Optional.of(Origin.read(origin.get())) : Optional.empty());
    }
}
