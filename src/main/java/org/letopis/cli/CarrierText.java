package org.letopis.cli;

import java.util.List;
import org.letopis.casework.Carrier;
import org.letopis.json.JsonObject;

/** Tells which bundles carried what was erased. */
final class CarrierText {
    private final Desk desk;

    CarrierText(Desk desk) {
        this.desk = desk;
    }

    static List<JsonObject> json(List<Carrier> carriers) {
        return carriers.stream()
                .map(one -> JsonObject.empty()
                        .with("bundle", one.bundle())
                        .with("contact", one.receiver())
                        .with("name", one.receiverName())
                        .with("day", one.day()))
                .toList();
    }

    void lines(List<Carrier> carriers) {
        for (Carrier carrier : carriers) {
            desk.data("erase.carried", carrier.bundle(), Shown.line(carrier.receiverName()), carrier.day());
        }
    }
}
