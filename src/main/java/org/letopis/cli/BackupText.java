package org.letopis.cli;

import org.letopis.casework.Backups;
import org.letopis.json.JsonObject;

/** Tells what a copy of a vault holds. */
final class BackupText {
    private final Desk desk;

    BackupText(Desk desk) {
        this.desk = desk;
    }

    void show(String doneKey, Backups.Copy copy) {
        if (desk.json()) {
            desk.print(in(JsonObject.empty(), copy));
        }
        lines(doneKey, copy);
    }

    static JsonObject in(JsonObject object, Backups.Copy copy) {
        return object.with("file", copy.file().toString())
                .with("size", copy.sizeBytes())
                .with("reports", copy.check().reports())
                .with("attachments", copy.check().attachments())
                .with("head", copy.head());
    }

    void lines(String doneKey, Backups.Copy copy) {
        desk.data(doneKey, copy.file());
        desk.data("backup.counts", copy.check().reports(), copy.check().attachments(), copy.sizeBytes());
        desk.data("custody.head", copy.head());
    }

    /** Tells that no new file was needed. */
    void nothing(String key) {
        if (desk.json()) {
            desk.print(JsonObject.empty().with("file", null));
        }
        desk.data(key);
    }
}
