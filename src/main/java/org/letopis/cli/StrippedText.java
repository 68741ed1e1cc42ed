package org.letopis.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.letopis.casework.FileCleaning;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.sanitize.FindingGroup;
import org.letopis.sanitize.Removed;
import org.letopis.sanitize.StripResult;

/** What became of one file that was to be stripped. */
final class StrippedText {
    private final Desk desk;
    private final FileCleaning.Cleaned cleaned;

    StrippedText(Desk desk, FileCleaning.Cleaned cleaned) {
        this.desk = desk;
        this.cleaned = cleaned;
    }

    JsonObject json() {
        if (cleaned.result() instanceof StripResult.Stripped stripped) {
            return entry(
                    cleaned.file(),
                    cleaned.output().toString(),
                    stripped.removed().stream().map(StrippedText::json).toList(),
                    null);
        }
        return entry(cleaned.file(), null, List.of(), reason());
    }

    static JsonObject failed(Path file, Failure failure, Words words) {
        return entry(
                file,
                null,
                List.of(),
                words.text(failure.key(), failure.arguments().toArray()));
    }

    private static JsonObject entry(Path file, String output, List<JsonObject> removed, String refused) {
        return JsonObject.empty()
                .with("file", file.toString())
                .with("output", output)
                .with("removed", removed)
                .with("refused", refused);
    }

    void show() {
        if (cleaned.result() instanceof StripResult.Stripped stripped) {
            desk.data(
                    "strip.done",
                    cleaned.file(),
                    cleaned.output(),
                    stripped.removed().size());
            removed(stripped);
            return;
        }
        desk.data("strip.refused", cleaned.file(), reason());
    }

    private void removed(StripResult.Stripped stripped) {
        Map<FindingGroup, Set<String>> names = new EnumMap<>(FindingGroup.class);
        stripped.removed()
                .forEach(one -> names.computeIfAbsent(one.group(), none -> new TreeSet<>())
                        .add(desk.words().parts().found(one.name())));
        names.forEach((group, ofGroup) -> desk.data(
                "strip.removed",
                desk.words().text("group." + group.name().toLowerCase(Locale.ROOT)),
                String.join(", ", ofGroup)));
    }

    private String reason() {
        StripResult.Refused refused = (StripResult.Refused) cleaned.result();
        return desk.words().refusal(refused.key(), refused.arguments());
    }

    private static JsonObject json(Removed removed) {
        return JsonObject.empty()
                .with("group", removed.group().name().toLowerCase(Locale.ROOT))
                .with("name", removed.name());
    }
}
