package org.letopis.report.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something to do about a report.
 *
 * @param on its day; empty where it has none
 * @param path the field that it is about, as messages name it
 * @param arguments what the words about the rule need: codes of people, vocabulary codes, dates, numbers
 */
public record Due(Rule rule, Urgency urgency, Optional<LocalDate> on, String path, List<String> arguments) {
    public Due {
        arguments = List.copyOf(arguments);
    }
}
