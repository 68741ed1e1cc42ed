package org.letopis.bundle;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
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
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
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
                    hash(json, "tag_manifest"));
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
            require(Arrays.equals(receipt.text(), text), "format");
            return receipt;
        } catch (JsonProblem problem) {
            throw new Failure.Damaged("receipt.bad-json", problem);
        }
    }

    private static Receipt of(JsonObject json) throws JsonProblem {
        json.only("format", "receiver", "sender", "day", "bundles", "missing");
        require(json.string("format").equals(FORMAT), "format");
        List<Line> bundles = new ArrayList<>();
        for (JsonObject one : json.objects("bundles")) {
            Line line = Line.read(one);
            require(bundles.isEmpty() || IN_ORDER.compare(bundles.get(bundles.size() - 1), line) < 0, "bundles");
            bundles.add(line);
        }
        List<Missing> missing = new ArrayList<>();
        for (JsonObject one : json.objects("missing")) {
            Missing span = Missing.read(one);
            require(missing.isEmpty() || missing.get(missing.size() - 1).isBefore(span), "missing");
            missing.add(span);
        }
        require(missing.size() <= MAX_MISSING, "missing");
        require(!bundles.isEmpty() && bundles.size() <= MAX_BUNDLES, "bundles");
        return new Receipt(hash(json, "receiver"), hash(json, "sender"), day(json.string("day")), bundles, missing);
    }

    private static LocalDate day(String text) throws JsonProblem {
        require(DAY.matcher(text).matches(), "day");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new JsonProblem("json.bad-value", "day");
        }
    }

    private static String hash(JsonObject json, String name) throws JsonProblem {
        String hash = json.string(name);
        require(HASH.matcher(hash).matches(), name);
        return hash;
    }

    private static void require(boolean truth, String field) throws JsonProblem {
        if (!truth) {
            throw new JsonProblem("json.bad-value", field);
        }
    }
}
