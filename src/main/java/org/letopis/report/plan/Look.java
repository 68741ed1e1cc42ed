package org.letopis.report.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.letopis.json.JsonObject;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Report;

/** A report as one rule looks at it, and what the rule found. */
final class Look {
    private final Rule rule;
    private final Report report;
    private final LocalDate today;
    private final LocalDate horizon;
    private final List<Due> found = new ArrayList<>();

    Look(Rule rule, Report report, LocalDate today, LocalDate horizon) {
        this.rule = rule;
        this.report = report;
        this.today = today;
        this.horizon = horizon;
    }

    Report report() {
        return report;
    }

    LocalDate today() {
        return today;
    }

    List<Due> found() {
        return found;
    }

    /** Notes what has a day, when that is over or near; on the day itself it is not over. */
    void on(LocalDate day, String path, Object... arguments) {
        if (!day.isAfter(horizon)) {
            add(day.isBefore(today) ? Urgency.OVERDUE : Urgency.SOON, Optional.of(day), path, arguments);
        }
    }

    /** Notes what has a day, however far away. */
    void always(LocalDate day, String path, Object... arguments) {
        add(day.isBefore(today) ? Urgency.OVERDUE : Urgency.SOON, Optional.of(day), path, arguments);
    }

    void missing(String path, Object... arguments) {
        add(Urgency.MISSING, Optional.empty(), path, arguments);
    }

    void warning(String path, Object... arguments) {
        add(Urgency.WARNING, Optional.empty(), path, arguments);
    }

    private void add(Urgency urgency, Optional<LocalDate> on, String path, Object... arguments) {
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(String.valueOf(argument));
        }
        found.add(new Due(rule, urgency, on, path, texts));
    }

    /** Returns the code of a person. */
    String code(Id person) {
        return report.persons().stream()
                .filter(one -> one.id().equals(person))
                .map(one -> one.code().text())
                .findFirst()
                .orElse("?");
    }

    /** Returns whether consent of the person was given by somebody, and holds. */
    boolean hasConsent(Person person, String givenBy) {
        return report.consents().stream()
                .anyMatch(consent -> consent.person().equals(person.id())
                        && consent.decision().equals("yes")
                        && text(consent.json(), "givenBy").equals(givenBy));
    }

    /** Returns the text of a field of a part, or nothing. */
    static String text(JsonObject part, String name) {
        return part.value(name).map(String::valueOf).orElse("");
    }

    static boolean isTrue(JsonObject part, String name) {
        return part.value(name).filter(Boolean.TRUE::equals).isPresent();
    }

    static Optional<LocalDate> day(JsonObject part, String name) {
        return part.value(name).map(day -> LocalDate.parse(day.toString()));
    }

    static long number(JsonObject part, String name) {
        return part.value(name).map(Long.class::cast).orElse(0L);
    }
}
