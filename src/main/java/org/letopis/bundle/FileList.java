package org.letopis.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.protect.DisclosedFile;
import org.letopis.report.Id;

/** The content of {@code data/files.json}: what each attachment is, in the order of their names. */
record FileList(List<ReceivedFile> files) {
    /** A type and a subtype without parameters (RFC 6838, section 4.2). */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

    private static final String ORIGINAL_OF = "original_of";

    FileList {
        files = List.copyOf(files);
    }

    static byte[] text(List<DisclosedFile> files) {
        List<JsonObject> entries = new ArrayList<>(files.size());
        for (DisclosedFile file : files) {
            String mediaType =
                    MEDIA_TYPE.matcher(file.mediaType()).matches() ? file.mediaType() : "application/octet-stream";
            entries.add(JsonObject.empty()
                    .with("id", file.id().hex())
                    .with("name", PayloadNames.attachment(entries.size() + 1, file.extension()))
                    .with("media_type", mediaType)
                    .with("size", file.sizeBytes())
                    .with("sha256", Sha256.hex(file.sha256()))
                    .withOptional(ORIGINAL_OF, file.originalOf().map(Id::hex)));
        }
        return Json.canonical(JsonObject.empty().with("files", entries));
    }

    /**
     * Reads the list, which must agree with what was seen of the attachments.
     *
     * @param lines the lines of the manifest; the first {@code sizes.length} are attachments
     * @param sizes the size of each attachment in bytes
     */
    static FileList parse(byte[] text, List<HashList.Line> lines, long[] sizes) throws Failure.Damaged {
        JsonObject json = BundleJson.parse(text, Layout.MAX_FILE_LIST_BYTES, Layout.FILE_LIST);
        try {
            json.only("files");
            if (!json.has("files")) {
                throw new JsonProblem("json.missing", "files");
            }
            List<JsonObject> entries = json.objects("files");
            if (entries.size() != sizes.length) {
                throw new JsonProblem("json.bad-value", "files");
            }
            List<ReceivedFile> files = new ArrayList<>(entries.size());
            Set<Id> ids = new HashSet<>();
            Set<Id> withOriginal = new HashSet<>();
            for (int i = 0; i < sizes.length; i++) {
                ReceivedFile file = entry(entries.get(i), lines.get(i), sizes[i]);
                if (!ids.add(file.id())) {
                    throw new JsonProblem("json.bad-value", entries.get(i).path() + ".id");
                }
                if (file.originalOf().isPresent()
                        && !withOriginal.add(file.originalOf().get())) {
                    throw new JsonProblem("json.bad-value", entries.get(i).path() + "." + ORIGINAL_OF);
                }
                files.add(file);
            }
            for (int i = 0; i < files.size(); i++) {
                if (files.get(i).originalOf().isPresent()
                        && withOriginal.contains(files.get(i).id())) {
                    throw new JsonProblem("json.bad-value", entries.get(i).path() + ".id");
                }
            }
            return new FileList(files);
        } catch (JsonProblem problem) {
            throw BundleJson.damaged(Layout.FILE_LIST, problem);
        }
    }

    private static ReceivedFile entry(JsonObject entry, HashList.Line line, long sizeBytes) throws JsonProblem {
        entry.only("id", "name", "media_type", "size", "sha256", ORIGINAL_OF);
        String mediaType = entry.string("media_type");
        require(MEDIA_TYPE.matcher(mediaType).matches(), entry, "media_type");
        require(entry.string("name").equals(line.path()), entry, "name");
        require(entry.integer("size", 0, Layout.MAX_ENTRY_BYTES) == sizeBytes, entry, "size");
        require(entry.string("sha256").equals(line.sha256()), entry, "sha256");
        Optional<String> originalOf = entry.optionalString(ORIGINAL_OF);
        return new ReceivedFile(
                Id.parse(entry.string("id")),
                originalOf.isPresent() ? Optional.of(Id.parse(originalOf.get())) : Optional.empty(),
                mediaType,
                PayloadNames.extension(line.path()),
                sizeBytes,
                line.sha256());
    }

    private static void require(boolean truth, JsonObject entry, String name) throws JsonProblem {
        if (!truth) {
            throw new JsonProblem("json.bad-value", entry.path() + "." + name);
        }
    }
}
