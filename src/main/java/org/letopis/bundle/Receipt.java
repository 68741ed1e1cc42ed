package org.letopis.bundle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;

/**
 * What one person received whole from another, and what is missing in between, so that the sender knows what to send
 * again: {@code docs/reference/bundle-format.md}, section "The receipt".
 *
 * @param receiver who received and signs: 64 hexadecimal digits
 * @param sender whose bundles they are: 64 hexadecimal digits
 * @param day on which it was made, by the receiver's word
 * @param bundles ascending by stream, number and id
 * @param missing ascending by stream and number; spans do not touch
 */
public record Receipt(String receiver, String sender, LocalDate day, List<Line> bundles, List<Missing> missing) {
    static final String FORMAT = "letopis-receipt/1";

    /** As many as can be read without too many pieces of JSON. */
    public static final int MAX_BUNDLES = 40_000;

    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final int MAX_MISSING = 10_000;
    private static final Comparator<Line> IN_ORDER =
            Comparator.comparing(Line::stream).thenComparing(Line::sequence).thenComparing(Line::bundleId);

    /**
     * A bundle that arrived whole.
     *
     * @param bundleId 32 hexadecimal digits
     * @param stream 32 hexadecimal digits
     * @param tagManifest hash of its tag manifest: 64 hexadecimal digits
     */
    public record Line(String bundleId, String stream, long sequence, String tagManifest) {
        JsonObject json() {
            return JsonObject.empty()
                    .with("bundle_id", bundleId)
                    .with("stream", stream)
                    .with("seq", sequence)
                    .with("tag_manifest", tagManifest);
        }

        private static Line read(JsonObject json) throws JsonProblem {
            json.only("bundle_id", "stream", "seq", "tag_manifest");
            return new Line(
                    Id.parse(json.string("bundle_id")).hex(),
                    Id.parse(json.string("stream")).hex(),
                    json.integer("seq", 1, Integer.MAX_VALUE),
                    JsonFields.hash(json, "tag_manifest"));
        }
    }

    /** Numbers of a row, both included, below the highest that arrived. */
    public record Missing(String stream, long first, long last) {
        JsonObject json() {
            return JsonObject.empty()
                    .with("stream", stream)
                    .with("first", first)
                    .with("last", last);
        }

        private static Missing read(JsonObject json) throws JsonProblem {
            json.only("stream", "first", "last");
            long first = json.integer("first", 1, Integer.MAX_VALUE);
            return new Missing(
                    Id.parse(json.string("stream")).hex(), first, json.integer("last", first, Integer.MAX_VALUE));
        }

        private boolean isBefore(Missing next) {
            int order = stream.compareTo(next.stream);
            return order < 0 || order == 0 && last + 1 < next.first;
        }
    }

    public Receipt {
        bundles = bundles.stream().sorted(IN_ORDER).toList();
        missing = List.copyOf(missing);
    }

    byte[] text() {
        return Json.canonical(JsonObject.empty()
                .with("format", FORMAT)
                .with("receiver", receiver)
                .with("sender", sender)
                .with("day", day.toString())
                .with("bundles", bundles.stream().map(Line::json).toList())
                .with("missing", missing.stream().map(Missing::json).toList()));
    }

    static Receipt parse(byte[] text) throws Failure.Damaged {
        try {
            Receipt receipt = of(Json.parseCanonical(text, MAX_BYTES));
            JsonFields.require(Arrays.equals(receipt.text(), text), "format");
            return receipt;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("receipt.bad-json", problem);
        }
    }

    private static Receipt of(JsonObject json) throws JsonProblem {
        json.only("format", "receiver", "sender", "day", "bundles", "missing");
        JsonFields.require(json.string("format").equals(FORMAT), "format");
        List<Line> bundles = new ArrayList<>();
        for (JsonObject one : json.objects("bundles")) {
            Line line = Line.read(one);
            JsonFields.require(
                    bundles.isEmpty() || IN_ORDER.compare(bundles.get(bundles.size() - 1), line) < 0, "bundles");
            bundles.add(line);
        }
        List<Missing> missing = new ArrayList<>();
        for (JsonObject one : json.objects("missing")) {
            Missing span = Missing.read(one);
            JsonFields.require(
                    missing.isEmpty() || missing.get(missing.size() - 1).isBefore(span), "missing");
            missing.add(span);
        }
        JsonFields.require(missing.size() <= MAX_MISSING, "missing");
        JsonFields.require(!bundles.isEmpty() && bundles.size() <= MAX_BUNDLES, "bundles");
        return new Receipt(
                JsonFields.hash(json, "receiver"),
                JsonFields.hash(json, "sender"),
                JsonFields.day(json, "day"),
                bundles,
                missing);
    }
}
