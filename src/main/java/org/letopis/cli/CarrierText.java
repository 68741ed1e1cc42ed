package org.letopis.cli;

import java.util.List;
import org.letopis.casework.CarriedBy;
import org.letopis.json.JsonObject;

/** Tells which bundles carried what was erased or taken back. */
final class CarrierText {
    private final Desk desk;

    CarrierText(Desk desk) {
        this.desk = desk;
    }

    static List<JsonObject> json(List<CarriedBy.Carrier> carriers) {
        return carriers.stream().map(CarrierText::json).toList();
    }

    static JsonObject json(CarriedBy.Carrier carrier) {
        return JsonObject.empty()
                .with("bundle", carrier.bundle())
                .with("contact", carrier.receiver())
                .with("name", carrier.shownName())
                .with("day", carrier.day());
    }

    void lines(List<CarriedBy.Carrier> carriers) {
        for (CarriedBy.Carrier carrier : carriers) {
            desk.data("erase.carried", carrier.bundle(), Shown.line(carrier.shownName()), carrier.day());
        }
    }
}
