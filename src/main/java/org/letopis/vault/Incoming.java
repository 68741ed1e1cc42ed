package org.letopis.vault;

import java.util.Map;
import java.util.TreeMap;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A bundle that was imported.
 *
 * @param signer fingerprint of the sender
 * @param trust how well the sender was known then
 * @param stream of the sender's row
 * @param tagManifest hexadecimal SHA-256
 * @param ids the sender's ids to ours
 * @param tagFiles the signed tag files and signatures, verbatim in base64, so that each file stays provable
 */
public record Incoming(
        String bundleId,
        String signer,
        String trust,
        String stream,
        long sequence,
        String tagManifest,
        Map<String, String> ids,
        Map<String, String> tagFiles) {
    JsonObject json() {
        return about().with("bundle", bundleId)
                .with("trust", trust)
                .with("ids", Outgoing.object(new TreeMap<>(ids)))
                .with("tagFiles", Outgoing.object(new TreeMap<>(tagFiles)));
    }

    /** Returns what the catalog keeps. */
    JsonObject about() {
        return JsonObject.empty()
                .with("signer", signer)
                .with("stream", stream)
                .with("sequence", sequence)
                .with("tagManifest", tagManifest);
    }

    static Incoming read(JsonObject json) throws JsonProblem {
        return new Incoming(
                json.string("bundle"),
                json.string("signer"),
                json.string("trust"),
                json.string("stream"),
                json.integer("sequence", 1, Long.MAX_VALUE),
                json.string("tagManifest"),
                Outgoing.map(json.object("ids")),
                Outgoing.map(json.object("tagFiles")));
    }
}
