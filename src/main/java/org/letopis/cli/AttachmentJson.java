package org.letopis.cli;

import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.report.Attachment;

/** An attachment as {@code --json} shows it: always with both copies, null for the one that is not there. */
final class AttachmentJson {
    private AttachmentJson() {}

    static JsonObject of(Attachment attachment, Words words) {
        return JsonObject.empty()
                .with("id", attachment.id().hex())
                .with("name", attachment.name())
                .with("mediaType", attachment.mediaType())
                .with("original", copy(attachment.original()))
                .with("clean", copy(attachment.clean()))
                .with(
                        "removed",
                        attachment.removed().stream()
                                .map(Attachment.RemovedPart::json)
                                .toList())
                .with(
                        "refused",
                        attachment.refusal().map(why -> reason(why, words)).orElse(null));
    }

    static String reason(Attachment.Refusal refusal, Words words) {
        return words.refusal(refusal.key(), refusal.arguments());
    }

    private static JsonObject copy(Optional<Attachment.Copy> copy) {
        return copy.map(Attachment.Copy::json).orElse(null);
    }
}
