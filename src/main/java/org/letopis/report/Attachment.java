package org.letopis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A file that belongs to a report: the original as it was, and the clean copy where one could be made.
 *
 * @param name the file's name as captured; it may identify someone and does not leave the vault
 * @param mediaType by content, for example {@code image/jpeg}
 * @param original empty where only the clean copy was received
 * @param clean empty where the file could not be cleaned
 * @param removed what the clean copy no longer has: categories, never values
 * @param refusal why there is no clean copy
 */
public record Attachment(
        Id id,
        Id report,
        String name,
        String mediaType,
        Optional<Copy> original,
        Optional<Copy> clean,
        List<RemovedPart> removed,
        Optional<Refusal> refusal) {
    /**
     * The bytes of one copy.
     *
     * @param sha256 64 hexadecimal digits
     */
    public record Copy(String sha256, long sizeBytes) {
        public JsonObject json() {
            return JsonObject.empty().with("sha256", sha256).with("size", sizeBytes);
        }

        static Copy read(JsonObject json) throws JsonProblem {
            return new Copy(json.string("sha256"), json.integer("size", 0, Long.MAX_VALUE));
        }
    }

    /** Something that was removed: a group such as {@code place}, and its name such as {@code GPS Latitude}. */
    public record RemovedPart(String group, String name) {
        public JsonObject json() {
            return JsonObject.empty().with("group", group).with("name", name);
        }
    }

    /** Why a file could not be cleaned: a message key and its arguments. */
    public record Refusal(String key, List<String> arguments) {
        public Refusal {
            arguments = List.copyOf(arguments);
        }
    }

    public Attachment {
        removed = List.copyOf(removed);
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("id", id.hex())
                .with("report", report.hex())
                .with("name", name)
                .with("mediaType", mediaType)
                .withOptional("original", original.map(Copy::json))
                .withOptional("clean", clean.map(Copy::json))
                .with("removed", removed.stream().map(RemovedPart::json).toList())
                .withOptional(
                        "refusal",
                        refusal.map(
                                why -> JsonObject.empty().with("key", why.key()).with("arguments", why.arguments())));
    }

    public static Attachment read(JsonObject json) throws JsonProblem {
        List<RemovedPart> removed = new ArrayList<>();
        for (JsonObject part : json.objects("removed")) {
            removed.add(new RemovedPart(part.string("group"), part.string("name")));
        }
        Optional<JsonObject> original = json.optionalObject("original");
        Optional<JsonObject> clean = json.optionalObject("clean");
        Optional<JsonObject> refusal = json.optionalObject("refusal");
        return new Attachment(
                Id.parse(json.string("id")),
                Id.parse(json.string("report")),
                json.string("name"),
                json.string("mediaType"),
                original.isPresent() ? Optional.of(Copy.read(original.get())) : Optional.empty(),
                clean.isPresent() ? Optional.of(Copy.read(clean.get())) : Optional.empty(),
                removed,
                refusal.isPresent()
                        ? Optional.of(new Refusal(
                                refusal.get().string("key"), refusal.get().strings("arguments")))
                        : Optional.empty());
    }
}
