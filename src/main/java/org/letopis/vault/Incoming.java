package org.letopis.vault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A bundle that was imported.
 *
 * @param trust how well the sender was known then
 * @param ids the sender's ids to ours
 * @param tagFiles the signed tag files and signatures, verbatim in base64, so that each file stays provable
 * @param brought its reports in their order; empty where an older version took it in
 * @param time what was asked about its time, if anything was
 */
public record Incoming(
        RowPlace place,
        String trust,
        Map<String, String> ids,
        Map<String, String> tagFiles,
        List<Brought> brought,
        Optional<TimeProof> time) {
    public Incoming {
        brought = List.copyOf(brought);
    }

    /** A bundle as it comes in. */
    public Incoming(
            RowPlace place,
            String trust,
            Map<String, String> ids,
            Map<String, String> tagFiles,
            List<Brought> brought) {
        this(place, trust, ids, tagFiles, brought, Optional.empty());
    }

    public Incoming with(TimeProof proof) {
        return new Incoming(place, trust, ids, tagFiles, brought, Optional.of(proof));
    }

    public String bundleId() {
        return place.bundleId();
    }

    JsonObject json() {
        return about().with("bundle", place.bundleId())
                .with("trust", trust)
                .with("ids", Outgoing.object(new TreeMap<>(ids)))
                .with("tagFiles", Outgoing.object(new TreeMap<>(tagFiles)))
                .with("brought", brought.stream().map(Brought::text).toList())
                .withOptional("time", time.map(TimeProof::json));
    }

    /** Returns what the catalog keeps. */
    JsonObject about() {
        return JsonObject.empty()
                .with("signer", place.signer())
                .with("stream", place.stream())
                .with("sequence", place.sequence())
                .with("tagManifest", place.tagManifest())
                .withOptional("previous", place.previous());
    }

    /** Reads what the catalog keeps. */
    static RowPlace place(String bundleId, JsonObject about) throws JsonProblem {
        return new RowPlace(
                bundleId,
                about.string("signer"),
                about.string("stream"),
                about.integer("sequence", 1, Long.MAX_VALUE),
                about.string("tagManifest"),
                about.optionalString("previous"));
    }

    static Incoming read(JsonObject json) throws JsonProblem {
        List<Brought> brought = new ArrayList<>();
        for (String one : json.strings("brought")) {
            brought.add(Brought.read(one));
        }
        Optional<JsonObject> time = json.optionalObject("time");
        return new Incoming(
                place(json.string("bundle"), json),
                json.string("trust"),
                Outgoing.map(json.object("ids")),
                Outgoing.map(json.object("tagFiles")),
                brought,
                time.isPresent() ? Optional.of(TimeProof.read(time.get())) : Optional.empty());
    }
}
