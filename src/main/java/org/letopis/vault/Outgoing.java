package org.letopis.vault;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * A bundle that was sent: its place in the row for that contact, and which ids and codes it used for the first time.
 *
 * @param contact fingerprint of the receiver, or the id of a circle
 * @param tagManifest hexadecimal SHA-256 of its tag manifest, which the next bundle names as its predecessor
 * @param ids internal id to the id that the contact knows
 * @param codes internal person code to the code that the contact knows
 * @param anchorSecret hexadecimal; from it follow the openings of the anchors that travelled in the bundle
 * @param own fingerprint of the own keys that signed it; those that the vault was made with where it is not said
 * @param confirmation what the last receipt that names it said
 */
public record Outgoing(
        String contact,
        String bundleId,
        Id stream,
        long sequence,
        Optional<String> tagManifest,
        Map<String, String> ids,
        Map<String, String> codes,
        String anchorSecret,
        Optional<String> own,
        Optional<Confirmation> confirmation) {
    /** A bundle of which no receipt came yet. */
    public Outgoing(
            String contact,
            String bundleId,
            Id stream,
            long sequence,
            Optional<String> tagManifest,
            Map<String, String> ids,
            Map<String, String> codes,
            String anchorSecret,
            Optional<String> own) {
        this(contact, bundleId, stream, sequence, tagManifest, ids, codes, anchorSecret, own, Optional.empty());
    }

    public Outgoing with(Confirmation receipt) {
        return new Outgoing(
                contact, bundleId, stream, sequence, tagManifest, ids, codes, anchorSecret, own, Optional.of(receipt));
    }

    JsonObject json() {
        return JsonObject.empty()
                .with("contact", contact)
                .with("bundle", bundleId)
                .with("stream", stream.hex())
                .with("sequence", sequence)
                .withOptional("tagManifest", tagManifest)
                .with("ids", object(ids))
                .with("codes", object(codes))
                .with("anchorSecret", anchorSecret)
                .withOptional("own", own)
                .withOptional("confirmation", confirmation.map(Confirmation::json));
    }

    static Outgoing read(JsonObject json) throws JsonProblem {
        Optional<JsonObject> confirmation = json.optionalObject("confirmation");
        return new Outgoing(
                json.string("contact"),
                json.string("bundle"),
                Id.parse(json.string("stream")),
                json.integer("sequence", 1, Long.MAX_VALUE),
                json.optionalString("tagManifest"),
                map(json.object("ids")),
                map(json.object("codes")),
                json.string("anchorSecret"),
                json.optionalString("own"),
                confirmation.isPresent() ? Optional.of(Confirmation.read(confirmation.get())) : Optional.empty());
    }

    static JsonObject object(Map<String, String> map) {
        JsonObject object = JsonObject.empty();
        for (Map.Entry<String, String> entry : map.entrySet()) {
            object = object.with(entry.getKey(), entry.getValue());
        }
        return object;
    }

    static Map<String, String> map(JsonObject object) throws JsonProblem {
        Map<String, String> map = new TreeMap<>();
        for (String name : object.names()) {
            map.put(name, object.string(name));
        }
        return map;
    }
}
