package org.letopis.cli;

import java.util.ArrayList;
import java.util.List;
import org.letopis.json.JsonObject;
import org.letopis.vault.SavedSearch;
import org.letopis.vault.Sought;

/** Saved searches, each with what one would type to search so. */
final class SavedSearchText {
    private final Desk desk;

    SavedSearchText(Desk desk) {
        this.desk = desk;
    }

    void show(List<SavedSearch> all) {
        if (desk.json()) {
            desk.print(JsonObject.empty()
                    .with("saved", all.stream().map(SavedSearchText::json).toList()));
            return;
        }
        Table table = new Table(desk.words().text("search.name"), desk.words().text("search.sought"));
        all.forEach(search -> table.row(Shown.line(search.name()), Shown.line(typed(search.sought()))));
        table.lines().forEach(desk::line);
        desk.say("search.saved-count", all.size());
    }

    void forgot(SavedSearch search) {
        if (desk.json()) {
            desk.print(JsonObject.empty().with("forgot", json(search)));
        } else {
            desk.say("search.forgot", search.name(), typed(search.sought()));
        }
    }

    private static JsonObject json(SavedSearch search) {
        return JsonObject.empty()
                .with("name", search.name())
                .with("matchedBy", search.sought().json());
    }

    /** Returns the words and options of a search. */
    private static String typed(Sought sought) {
        List<String> parts = new ArrayList<>();
        sought.words().ifPresent(parts::add);
        add(parts, "--act", sought.acts());
        add(parts, "--actor", sought.actors());
        add(parts, "--place", sought.places());
        sought.from().ifPresent(day -> parts.add("--from " + day));
        sought.until().ifPresent(day -> parts.add("--until " + day));
        add(parts, "--status", sought.statuses());
        add(parts, "--person", sought.persons());
        sought.contact().ifPresent(contact -> add(parts, "--contact", List.of(contact)));
        add(parts, "--protection", sought.protections());
        sought.withdrawn().ifPresent(is -> parts.add("--withdrawn " + (is ? "yes" : "no")));
        sought.origin().ifPresent(origin -> parts.add("--" + origin));
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, String option, List<String> values) {
        values.forEach(value -> parts.add(option + " " + (value.contains(" ") ? '"' + value + '"' : value)));
    }
}
