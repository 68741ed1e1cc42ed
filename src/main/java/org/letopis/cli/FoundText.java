package org.letopis.cli;

import java.util.List;
import org.letopis.casework.CodeWords;
import org.letopis.casework.Search;
import org.letopis.report.vocabulary.ListName;
import org.letopis.vault.Sought;

/** What was found, and below it how many of how many, and by which rules. */
final class FoundText {
    private final Desk desk;
    private final CodeWords codes;

    FoundText(Desk desk, CodeWords codes) {
        this.desk = desk;
        this.codes = codes;
    }

    void show(Sought sought, Search.Result result) {
        new ReportLines(desk).show(sought, result);
        if (result.found().reports().isEmpty()) {
            unknown(ListName.ACTS, sought.acts());
            unknown(ListName.ACTORS, sought.actors());
            unknown(ListName.STATUS, sought.statuses());
        }
        if (desk.json()) {
            return;
        }
        if (sought.isAny()) {
            desk.say("list.count", result.found().of());
            return;
        }
        if (sought.from().isPresent() || sought.until().isPresent()) {
            desk.say("list.rule");
        }
        sought.contact()
                .ifPresent(contact -> desk.say(
                        "list.exchange",
                        contact,
                        result.received().size(),
                        result.sent().size()));
        desk.say("list.count-of", result.found().reports().size(), result.found().of());
    }

    /** A mistyped code would look like an answer. */
    private void unknown(ListName list, List<String> said) {
        if (!said.isEmpty()) {
            codes.unknown(list, said).forEach(code -> desk.warn("search.unknown-code", code));
        }
    }
}
