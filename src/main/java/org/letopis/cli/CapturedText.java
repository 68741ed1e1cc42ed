package org.letopis.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.letopis.casework.Intake;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;

/** Tells what was taken in, and what of it still lies about. */
final class CapturedText {
    private static final int SOURCES_NAMED = 20;

    private final Desk desk;

    CapturedText(Desk desk) {
        this.desk = desk;
    }

    void show(String doneKey, Intake.Captured captured, List<Path> files) {
        if (desk.json()) {
            desk.print(json(captured));
        }
        told(doneKey, captured);
        remain(files);
    }

    JsonObject json(Intake.Captured captured) {
        return JsonObject.empty()
                .with("report", captured.report().id().hex())
                .with("revision", captured.report().revision())
                .with(
                        "attachments",
                        captured.attachments().stream()
                                .map(one -> AttachmentJson.of(one, desk.words()))
                                .toList());
    }

    /** Tells of one report what became of its files. */
    void told(String doneKey, Intake.Captured captured) {
        desk.data(doneKey, captured.report().id().hex(), captured.report().revision());
        captured.attachments().forEach(this::show);
    }

    /** Names the files that still lie about. */
    void remain(List<Path> files) {
        if (!files.isEmpty()) {
            desk.say("capture.sources-remain", files.size());
            files.stream().limit(SOURCES_NAMED).forEach(file -> desk.say("capture.source", file.toAbsolutePath()));
            if (files.size() > SOURCES_NAMED) {
                desk.say("capture.sources-more", files.size() - SOURCES_NAMED);
            }
            desk.say("capture.deleting");
        }
    }

    private void show(Attachment attachment) {
        if (attachment.refusal().isPresent()) {
            desk.data(
                    "capture.not-cleaned",
                    attachment.name(),
                    AttachmentJson.reason(attachment.refusal().get(), desk.words()));
            return;
        }
        desk.data("capture.cleaned", attachment.name(), attachment.removed().size());
        for (Map.Entry<String, Set<String>> group : groups(attachment).entrySet()) {
            desk.data(
                    "removed.group", desk.words().text("group." + group.getKey()), String.join(", ", group.getValue()));
        }
    }

    private Map<String, Set<String>> groups(Attachment attachment) {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (Attachment.RemovedPart part : attachment.removed()) {
            groups.computeIfAbsent(part.group(), ignored -> new TreeSet<>())
                    .add(desk.words().parts().found(part.name()));
        }
        return groups;
    }
}
