package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.letopis.json.JsonObject;
import org.letopis.sanitize.Finding;
import org.letopis.sanitize.FindingGroup;
import org.letopis.sanitize.Inspection;

/** What one file gives away, in groups that a person understands. */
final class InspectionText {
    private static final int VALUE_COLUMNS = 50;

    private final Desk desk;
    private final Path file;
    private final Inspection inspection;

    InspectionText(Desk desk, Path file, Inspection inspection) {
        this.desk = desk;
        this.file = file;
        this.inspection = inspection;
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("file", file.toString())
                .with("format", inspection.format().name().toLowerCase(Locale.ROOT))
                .with("mediaType", inspection.mediaType())
                .with(
                        "findings",
                        inspection.findings().stream()
                                .map(finding -> JsonObject.empty()
                                        .with("group", group(finding.group()))
                                        .with("name", finding.name())
                                        .with("value", finding.value()))
                                .toList())
                .with("strippable", inspection.strippable())
                .with(
                        "unread",
                        inspection.unread().stream()
                                .map(key -> desk.words().text(key))
                                .toList());
    }

    void show() {
        String format = desk.words().format(inspection.format());
        if (inspection.format().mediaType().equals(inspection.mediaType())) {
            desk.data("inspect.file", file, format);
        } else {
            desk.data("inspect.file-of-type", file, format, inspection.mediaType());
        }
        PartWords parts = desk.words().parts();
        for (FindingGroup group : FindingGroup.values()) {
            List<Finding> findings = inspection.findings().stream()
                    .filter(finding -> finding.group() == group)
                    .toList();
            if (!findings.isEmpty()) {
                desk.data("inspect.group", desk.words().text("group." + group(group)));
                for (Finding finding : findings) {
                    show(parts.found(finding.name()), parts.value(finding.value()));
                }
            }
        }
        if (inspection.findings().isEmpty() && inspection.unread().isEmpty()) {
            desk.data("inspect.nothing");
        }
        inspection
                .unread()
                .forEach(key -> desk.data("inspect.unread", desk.words().text(key)));
        inspection
                .refusal()
                .ifPresent(refused ->
                        desk.data("inspect.not-strippable", desk.words().refusal(refused.key(), refused.arguments())));
    }

    private void show(String name, String value) {
        if (value.isBlank()) {
            desk.data("inspect.finding-alone", name);
        } else {
            desk.data("inspect.finding", name, Columns.cut(value, VALUE_COLUMNS));
        }
    }

    private static String group(FindingGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }
}
