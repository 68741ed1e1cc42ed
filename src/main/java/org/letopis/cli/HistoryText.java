package org.letopis.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.letopis.casework.History;
import org.letopis.json.FieldPath;
import org.letopis.json.JsonObject;
import org.letopis.report.Report;
import org.letopis.report.Text;

/** The revisions of a report, the first first: number, day, why, and what was changed in short. */
final class HistoryText {
    private static final int TEXT_COLUMNS = 76;

    private final Words words;
    private final History history;

    HistoryText(Words words, History history) {
        this.words = words;
        this.history = history;
    }

    JsonObject json() {
        List<JsonObject> revisions = new ArrayList<>();
        for (int place = 0; place < history.revisions().size(); place++) {
            Report report = history.revisions().get(place);
            revisions.add(JsonObject.empty()
                    .with("revision", report.revision())
                    .with("on", report.madeOn().orElse(null))
                    .with("reason", report.reason().map(Text::json).orElse(null))
                    .with("withdrawn", report.withdrawn().isPresent())
                    .with("changed", List.copyOf(changed(place))));
        }
        return JsonObject.empty().with("report", history.latest().id().hex()).with("revisions", revisions);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        ChangeText fields = new ChangeText(words);
        for (int place = 0; place < history.revisions().size(); place++) {
            Report report = history.revisions().get(place);
            String why = report.reason()
                    .map(Text::words)
                    .orElse(words.text(place == 0 ? "history.first" : "history.no-reason"));
            String line = words.text(
                    "history.line", report.revision(), report.madeOn().orElse("—"), why);
            lines.addAll(Columns.wrapped(line, TEXT_COLUMNS).lines().toList());
            List<String> changed = changed(place).stream()
                    .map(name -> fields.label(FieldPath.whole().member(name)))
                    .toList();
            if (!changed.isEmpty()) {
                String text = words.text("history.changed", String.join(", ", changed));
                Columns.wrap(text, TEXT_COLUMNS - 4).forEach(one -> lines.add("    " + one));
            }
        }
        return lines;
    }

    private Set<String> changed(int place) {
        Set<String> names = new LinkedHashSet<>();
        history.changes(place).forEach(change -> names.add(change.path().names().get(0)));
        return names;
    }
}
