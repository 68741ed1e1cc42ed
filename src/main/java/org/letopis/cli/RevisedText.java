package org.letopis.cli;

import org.letopis.casework.Revising;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;

/** Tells which revision was made, and what it changed. */
final class RevisedText {
    private final Desk desk;

    RevisedText(Desk desk) {
        this.desk = desk;
    }

    void show(String key, Revising.Revised revised) {
        Report report = revised.report();
        if (desk.json()) {
            desk.print(json(revised));
            return;
        }
        desk.data(key, report.id().hex(), report.revision());
        new ChangeText(desk.words(), revised.before(), report)
                .lines(revised.changes())
                .forEach(desk::line);
    }

    static JsonObject json(Revising.Revised revised) {
        return JsonObject.empty()
                .with("report", revised.report().id().hex())
                .with("revision", revised.report().revision())
                .with("changes", ChangeText.json(revised.changes()));
    }
}
