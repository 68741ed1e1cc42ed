package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import org.letopis.casework.PlainText;
import org.letopis.json.JsonObject;
import org.letopis.protect.leak.Findings;
import org.letopis.protect.leak.Hit;
import org.letopis.protect.leak.Suggestion;

/** What the leak check found in several files, as lines or as one object. */
final class LeaksText {
    private final Desk desk;
    private final List<String> hitLines = new ArrayList<>();
    private final List<String> suggestionLines = new ArrayList<>();
    private final List<JsonObject> hits = new ArrayList<>();
    private final List<JsonObject> suggestions = new ArrayList<>();

    LeaksText(Desk desk) {
        this.desk = desk;
    }

    void add(PlainText text, Findings found) {
        String file = text.file().toString();
        TextPlaces places = new TextPlaces(text.text());
        for (Hit hit : found.hits()) {
            String kind = desk.words().text("leaks.class." + hit.kind().word());
            TextPlaces.Place place = places.of(hit.start());
            hitLines.add(
                    desk.words().text("leaks.hit", file, place.line(), place.column(), hit.person(), kind, hit.text()));
            hits.add(JsonObject.empty()
                    .with("person", hit.person())
                    .with("file", file)
                    .with("start", hit.start())
                    .with("end", hit.end())
                    .with("text", hit.text())
                    .with("class", hit.kind().word()));
        }
        for (Suggestion suggestion : found.suggestions()) {
            TextPlaces.Place place = places.of(suggestion.start());
            suggestionLines.add(
                    desk.words().text("leaks.suggestion", file, place.line(), place.column(), suggestion.text()));
            suggestions.add(JsonObject.empty()
                    .with("file", file)
                    .with("start", suggestion.start())
                    .with("end", suggestion.end())
                    .with("text", suggestion.text()));
        }
    }

    boolean any() {
        return !hits.isEmpty();
    }

    void show() {
        if (desk.json()) {
            desk.print(JsonObject.empty().with("hits", hits).with("suggestions", suggestions));
            return;
        }
        hitLines.forEach(desk::line);
        if (!suggestionLines.isEmpty()) {
            desk.line((any() ? "\n" : "") + desk.told("leaks.suggestions"));
            suggestionLines.forEach(desk::line);
        }
        desk.say(any() ? "leaks.found" : "leaks.none", hits.size());
        desk.say("leaks.limits");
    }
}
