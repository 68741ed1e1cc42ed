package org.letopis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.letopis.bundle.Receipt;
import org.letopis.casework.Receipts;
import org.letopis.json.JsonObject;

/** What a receipt says. */
final class ReceiptText {
    private static final int ID_DIGITS = 8;

    private final Desk desk;

    ReceiptText(Desk desk) {
        this.desk = desk;
    }

    void made(Receipt receipt, Path file) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("file", file.toString())
                    .with("day", receipt.day().toString())
                    .with("bundles", receipt.bundles().size())
                    .with("missing", missing(receipt)));
        }
        desk.data("receipt.made", file, receipt.bundles().size());
        receipt.missing().forEach(this::missing);
    }

    private void missing(Receipt.Missing span) {
        String numbers = span.first() == span.last() ? "" + span.first() : span.first() + "-" + span.last();
        desk.data("receipt.missing", span.stream().substring(0, ID_DIGITS), numbers);
    }

    private static List<JsonObject> missing(Receipt receipt) {
        return receipt.missing().stream()
                .map(span -> JsonObject.empty()
                        .with("stream", span.stream())
                        .with("first", span.first())
                        .with("last", span.last()))
                .toList();
    }

    void checked(Receipts.Checked checked) {
        if (desk.json()) {
            desk.print(json(checked));
        }
        desk.data("receipt.of", checked.receiver().name(), checked.receipt().day());
        for (Receipts.Line line : checked.lines()) {
            desk.data(
                    "receipt.line",
                    line.bundleId().substring(0, ID_DIGITS),
                    line.sequence(),
                    desk.words().text("receipt.state." + word(line.state())));
        }
        for (Receipt.Line line : checked.unknown()) {
            desk.data(
                    "receipt.line",
                    line.bundleId().substring(0, ID_DIGITS),
                    line.sequence(),
                    desk.words().text("receipt.state.unknown"));
        }
        checked.receipt().missing().forEach(this::missing);
        if (checked.isDifferent()) {
            desk.warn("receipt.different");
        }
        if (!checked.unknown().isEmpty()) {
            desk.warn("receipt.unknown");
        }
    }

    private static JsonObject json(Receipts.Checked checked) {
        List<JsonObject> bundles = new ArrayList<>();
        for (Receipts.Line line : checked.lines()) {
            bundles.add(bundle(line.bundleId(), line.stream(), line.sequence(), word(line.state())));
        }
        for (Receipt.Line line : checked.unknown()) {
            bundles.add(bundle(line.bundleId(), line.stream(), line.sequence(), "unknown"));
        }
        return JsonObject.empty()
                .with("contact", checked.receiver().name())
                .with("fingerprint", checked.receiver().fingerprint())
                .with("day", checked.receipt().day().toString())
                .with("bundles", bundles)
                .with("missing", missing(checked.receipt()));
    }

    private static JsonObject bundle(String id, String stream, long sequence, String state) {
        return JsonObject.empty()
                .with("bundle", id)
                .with("stream", stream)
                .with("seq", sequence)
                .with("state", state);
    }

    private static String word(Receipts.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
