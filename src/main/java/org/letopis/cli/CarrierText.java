package org.letopis.cli;

import java.util.List;
import org.letopis.casework.CarriedBy;
import org.letopis.json.JsonObject;

/** Tells which bundles carried what was erased. */
final class CarrierText {
    private final Desk desk;

    CarrierText(Desk desk) {
        this.desk = desk;
    }

    static List<JsonObject> json(List<CarriedBy.Carrier> carriers) {
        return carriers.stream()
                .map(one -> JsonObject.empty()
                        .with("bundle", one.bundle())
                        .with("contact", one.receiver())
                        .with("name", one.shownName())
                        .with("day", one.day()))
                .toList();
    }

    void lines(List<CarriedBy.Carrier> carriers) {
        for (CarriedBy.Carrier carrier : carriers) {
            desk.data("erase.carried", carrier.bundle(), Shown.line(carrier.shownName()), carrier.day());
        }
    }
}
