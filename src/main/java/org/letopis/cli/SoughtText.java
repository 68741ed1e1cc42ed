package org.letopis.cli;

import org.letopis.casework.Search;
import org.letopis.vault.Sought;

/** What was found, and below it how many of how many, and by which rules. */
final class SoughtText {
    private static final String OPEN = "...";

    private final Desk desk;

    SoughtText(Desk desk) {
        this.desk = desk;
    }

    void show(Sought sought, Search.Result result) {
        new ReportLines(desk).show(sought, result);
        result.unknownCodes().forEach(code -> desk.warn("search.unknown-code", code));
        if (desk.json()) {
            return;
        }
        if (sought.isAny()) {
            desk.say("list.count", result.found().of());
            return;
        }
        if (sought.from().isPresent() || sought.until().isPresent()) {
            desk.say(
                    "list.rule",
                    sought.from().map(Object::toString).orElse(OPEN),
                    sought.until().map(Object::toString).orElse(OPEN));
        }
        sought.contact()
                .ifPresent(contact -> desk.say(
                        "list.exchange",
                        contact,
                        result.received().size(),
                        result.sent().size()));
        desk.say(
                "list.count-of", result.found().reports().size(), result.found().of());
    }
}
