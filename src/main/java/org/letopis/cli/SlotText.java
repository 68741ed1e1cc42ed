package org.letopis.cli;

import java.util.List;
import org.letopis.crypto.Argon2Cost;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.vault.Slot;
import org.letopis.vault.SlotKind;
import org.letopis.vault.SlotStore;

/** Tells of the ways into a vault; nothing that is told opens anything. */
final class SlotText {
    private final Desk desk;

    SlotText(Desk desk) {
        this.desk = desk;
    }

    static JsonObject json(Slot slot, int openedBy) {
        return json(slot, openedBy, false);
    }

    private static JsonObject json(Slot slot, int openedBy, boolean identitiesApart) {
        return JsonObject.empty()
                .with("index", slot.index())
                .with("kind", slot.kind().label())
                .with("opens", identitiesApart ? List.of("vault") : List.of("vault", "identities"))
                .with("needed", slot.needed())
                .with("shares", slot.shares())
                .with("memoryMib", slot.cost().map(Argon2Cost::memoryKib).orElse(0) / 1024)
                .with("current", slot.index() == openedBy);
    }

    static JsonObject json(SlotStore slots) throws Failure {
        int openedBy = slots.openedBy();
        boolean apart = slots.hasIdentityPassphrase();
        return JsonObject.empty()
                .with(
                        "slots",
                        slots.list().stream()
                                .map(slot -> json(slot, openedBy, apart))
                                .toList())
                .with("identityPassphrase", apart);
    }

    String kind(Slot slot) {
        String kind = desk.words().text("kind." + slot.kind().label());
        return slot.kind() == SlotKind.SHARES
                ? kind + " " + desk.words().text("slots.of", slot.needed(), slot.shares())
                : kind;
    }

    void list(SlotStore slots) throws Failure {
        Words words = desk.words();
        Table table = new Table(words.text("slots.index"), words.text("slots.kind"), words.text("slots.opens"));
        for (Slot slot : slots.list()) {
            table.row(
                    slot.index() + (slot.index() == slots.openedBy() ? "*" : ""),
                    kind(slot),
                    words.text(slots.hasIdentityPassphrase() ? "slots.opens-vault" : "slots.opens-all"));
        }
        table.lines().forEach(desk::line);
        if (slots.hasIdentityPassphrase()) {
            desk.data("slots.identities-apart");
        }
    }

    /** Tells how many there are after a change. */
    void changed(SlotStore slots) throws Failure {
        if (desk.json()) {
            desk.print(json(slots));
        }
        desk.data("slots.done", slots.list().size());
    }

    /** Tells how many there are after a change, and shows what was made. */
    void changed(SlotStore slots, NewKeysText made) throws Failure {
        if (desk.json()) {
            desk.print(made.in(json(slots)));
        }
        desk.data("slots.done", slots.list().size());
        made.show();
    }
}
