package org.letopis.vault;

import java.util.Optional;
import org.letopis.crypto.Argon2Cost;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;

/**
 * A way in that is in use, as the open vault remembers it; the slots themselves do not tell which of them are.
 *
 * @param index 0 to 7
 * @param id 32 hexadecimal digits; the same in both tables, new with each change
 * @param cost how a passphrase was stretched
 * @param needed how many shares open it; 0 for other kinds
 * @param shares how many shares there are; 0 for other kinds
 */
public record Slot(int index, SlotKind kind, String id, Optional<Argon2Cost> cost, int needed, int shares) {
    JsonObject json() {
        return JsonObject.empty()
                .with("index", index)
                .with("kind", kind.label())
                .with("id", id)
                .with("memoryKib", cost.map(Argon2Cost::memoryKib).orElse(0))
                .with("passes", cost.map(Argon2Cost::passes).orElse(0))
                .with("lanes", cost.map(Argon2Cost::lanes).orElse(0))
                .with("needed", needed)
                .with("shares", shares);
    }

    static Slot read(JsonObject json) throws JsonProblem {
        int memoryKib = (int) json.integer("memoryKib", 0, Integer.MAX_VALUE);
        try {
            Optional<Argon2Cost> cost = memoryKib == 0
                    ? Optional.empty()
                    : Optional.of(new Argon2Cost(
                            memoryKib, (int) json.integer("passes", 0, 16), (int) json.integer("lanes", 0, 8)));
            return new Slot(
                    (int) json.integer("index", 0, SlotTable.SLOTS - 1),
                    SlotKind.of(json.string("kind")),
                    json.string("id"),
                    cost,
                    (int) json.integer("needed", 0, Byte.MAX_VALUE),
                    (int) json.integer("shares", 0, Byte.MAX_VALUE));
        } catch (IllegalArgumentException e) {
            throw new JsonProblem("vault.damaged");
        }
    }
}
