package org.letopis.cli;

import org.letopis.casework.Rehearsal;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;

/** Tells what opened, and what was seen. */
final class RehearsalText {
    private final Desk desk;

    RehearsalText(Desk desk) {
        this.desk = desk;
    }

    void show(Rehearsal done) throws Failure {
        if (desk.json()) {
            JsonObject json = JsonObject.empty()
                    .with("slot", SlotText.json(done.way(), done.way().index()))
                    .with("identities", done.identities())
                    .with("identitiesOpen", done.identitiesOpen());
            desk.print(
                    done.copy().isPresent()
                            ? BackupText.in(json, done.copy().get())
                            : json.with("reports", done.reports()));
        }
        String kind = new SlotText(desk).kind(done.way());
        if (done.copy().isPresent()) {
            new BackupText(desk).lines("restore.rehearsed", done.copy().get());
            desk.data("recovery.rehearsed-backup", kind);
        } else {
            desk.data("recovery.rehearsed", kind, done.reports(), done.identities());
        }
        if (!done.identitiesOpen()) {
            desk.warn("recovery.identities-closed");
        }
    }
}
