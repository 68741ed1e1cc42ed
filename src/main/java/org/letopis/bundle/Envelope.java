package org.letopis.bundle;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.letopis.crypto.AgeRecipient;
import org.letopis.crypto.Sha256;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.protect.Link;
import org.letopis.report.Id;

/**
 * The content of {@code bundle.json}: who sends what to whom.
 *
 * @param bundleId 32 hexadecimal digits
 * @param created the day, no time
 * @param sender the fingerprint of the signing keys, 64 hexadecimal digits
 * @param recipients SHA-256 of each recipient's text, hexadecimal, ascending, none twice
 * @param files how many payload files there are, attachments, reports and the file list
 * @param bytes how long they are together
 * @param custodyAnchor 64 hexadecimal digits
 */
record Envelope(
        String bundleId,
        LocalDate created,
        String sender,
        List<String> recipients,
        Link link,
        int files,
        long bytes,
        String custodyAnchor) {

    Envelope {
        recipients = List.copyOf(recipients);
    }

    /** Returns what stands for a recipient in the list. */
    static String hashOf(AgeRecipient recipient) {
        return Sha256.hex(Sha256.of(recipient.text().getBytes(StandardCharsets.US_ASCII)));
    }

    byte[] text() {
        return Json.canonical(JsonObject.empty()
                .with("format", Layout.FORMAT)
                .with("schema", Layout.SCHEMA)
                .with("bundle_id", bundleId)
                .with("created", created.toString())
                .with("sender", sender)
                .with("recipients", recipients)
                .with("stream", link.stream().hex())
                .with("seq", link.sequence())
                .with("prev", link.previous().orElse(null))
                .with("files", files)
                .with("bytes", bytes)
                .with("custody_anchor", custodyAnchor));
    }

    static Envelope parse(byte[] text) throws Failure.Damaged {
        JsonObject json = BundleJson.parse(text, Layout.MAX_ENVELOPE_BYTES, Layout.ENVELOPE);
        try {
            return of(json);
        } catch (JsonProblem problem) {
            throw BundleJson.damaged(Layout.ENVELOPE, problem);
        }
    }

    private static Envelope of(JsonObject json) throws JsonProblem {
        json.only(
                "format",
                "schema",
                "bundle_id",
                "created",
                "sender",
                "recipients",
                "stream",
                "seq",
                "prev",
                "files",
                "bytes",
                "custody_anchor");
        JsonFields.require(json.string("format").equals(Layout.FORMAT), "format");
        JsonFields.require(json.string("schema").equals(Layout.SCHEMA), "schema");
        return new Envelope(
                Id.parse(json.string("bundle_id")).hex(),
                JsonFields.day(json, "created"),
                JsonFields.hash(json, "sender"),
                recipients(json.strings("recipients")),
                link(json),
                (int) json.integer("files", 2, Layout.MAX_FILES),
                json.integer("bytes", 1, Layout.MAX_PAYLOAD_BYTES),
                JsonFields.hash(json, "custody_anchor"));
    }

    private static Link link(JsonObject json) throws JsonProblem {
        Optional<String> previous = json.optionalString("prev");
        long sequence = json.integer("seq", 1, Integer.MAX_VALUE);
        boolean first = sequence == 1;
        JsonFields.require(json.has("prev") && first == previous.isEmpty(), "prev");
        JsonFields.require(first || JsonFields.HASH.matcher(previous.get()).matches(), "prev");
        return new Link(Id.parse(json.string("stream")), sequence, previous);
    }

    private static List<String> recipients(List<String> hashes) throws JsonProblem {
        JsonFields.require(!hashes.isEmpty() && hashes.size() <= Layout.MAX_RECIPIENTS, "recipients");
        String before = "";
        for (String hash : hashes) {
            JsonFields.require(JsonFields.HASH.matcher(hash).matches() && before.compareTo(hash) < 0, "recipients");
            before = hash;
        }
        return hashes;
    }
}
