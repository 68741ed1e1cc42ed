package org.letopis.report.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Consent;
import org.letopis.report.Edtf;
import org.letopis.report.Id;
import org.letopis.report.Minors;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.When;

/** What is looked at in each report. */
public enum Rule {
    INTERVENTION(Rule::interventions),
    RETENTION(Rule::retention),
    ECHR(Rule::strasbourg),
    CONSENT_EXPIRES(Rule::expiringConsents),
    CONSENT_NOT_ASKED(Rule::consentsNotAsked),
    STORE_NOT_ASKED(Rule::storeNotAsked),
    GUARDIAN(Rule::minors),
    CODERS_DIFFER(Rule::coders),
    STATUS_WITHOUT_ASSESSMENT(Rule::status),
    ACT_OUTSIDE(Rule::actsOutside),
    WITHOUT_REASON(Rule::specialCategories);

    private static final int MONTHS_NOW = 4;
    private static final int MONTHS_BEFORE = 6;

    /** Protocol 15 to the Convention: for final decisions of this day and later the shorter time holds. */
    private static final LocalDate SHORTER_SINCE = LocalDate.of(2022, 2, 1);

    /** For so long a time limit that was missed is told. */
    private static final int TOLD_AFTER_DAYS = 30;

    /** Done, given up. */
    private static final Set<String> FINISHED = Set.of("J4", "J5");

    /** Application to an international body, and what follows it. */
    private static final Set<String> INTERNATIONAL = Set.of("Y12", "Y13", "Y14", "Y15");

    private static final List<String> SPECIAL = List.of("ethnicity", "religion", "orientation");

    private final Consumer<Look> look;

    Rule(Consumer<Look> look) {
        this.look = look;
    }

    /**
     * Returns all that is to be done about a report, rule by rule. Of one that was withdrawn only its retention counts.
     *
     * @param horizon the last day that is near
     */
    public static List<Due> all(Report report, LocalDate today, LocalDate horizon) {
        List<Due> all = new ArrayList<>();
        for (Rule rule : values()) {
            if (report.withdrawn().isEmpty() || rule == RETENTION) {
                Look look = new Look(rule, report, today, horizon);
                rule.look.accept(look);
                all.addAll(look.found());
            }
        }
        return all;
    }

    private static void interventions(Look look) {
        List<JsonObject> all = look.report().parts("interventions");
        for (int i = 0; i < all.size(); i++) {
            JsonObject one = all.get(i);
            Optional<LocalDate> due = Look.day(one, "due");
            if (due.isPresent() && !FINISHED.contains(Look.text(one, "state"))) {
                look.on(due.get(), "interventions[" + i + "].due", due.get(), Look.text(one, "type"));
            }
        }
    }

    private static void retention(Look look) {
        look.report()
                .json()
                .value("retention")
                .flatMap(retention -> Look.day((JsonObject) retention, "reviewOn"))
                .ifPresent(day -> look.on(day, "retention.reviewOn", day));
    }

    /** The European Court of Human Rights: the time runs from the final decision in the country. */
    private static void strasbourg(Look look) {
        List<JsonObject> all = look.report().parts("proceedings");
        if (all.stream().anyMatch(one -> INTERNATIONAL.contains(Look.text(one, "step")))) {
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            Optional<LocalDate> decided =
                    When.in(all.get(i), "decidedOn").flatMap(when -> when.date().earliest());
            if (decided.isPresent() && Look.isTrue(all.get(i), "finalDomestic")) {
                int months = decided.get().isBefore(SHORTER_SINCE) ? MONTHS_BEFORE : MONTHS_NOW;
                LocalDate last = decided.get().plusMonths(months);
                if (!last.plusDays(TOLD_AFTER_DAYS).isBefore(look.today())) {
                    String path = "proceedings[" + i + "].decidedOn";
                    look.always(last, path, last, months, decided.get());
                }
            }
        }
    }

    private static void expiringConsents(Look look) {
        List<Consent> all = look.report().consents();
        for (int i = 0; i < all.size(); i++) {
            Optional<LocalDate> expires = Look.day(all.get(i).json(), "expires");
            if (expires.isPresent() && all.get(i).decision().equals("yes")) {
                String who = look.code(all.get(i).person());
                look.on(
                        expires.get(),
                        "consents[" + i + "].expires",
                        expires.get(),
                        who,
                        all.get(i).scope());
            }
        }
    }

    private static void consentsNotAsked(Look look) {
        List<Consent> all = look.report().consents();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).decision().equals("not-asked")) {
                String who = look.code(all.get(i).person());
                look.missing("consents[" + i + "].decision", who, all.get(i).scope());
            }
        }
    }

    /** Whoever something was done to, or who told of it, is asked whether it may be kept. */
    private static void storeNotAsked(Look look) {
        Set<Id> asked = new HashSet<>();
        look.report().consents().stream()
                .filter(consent -> consent.scope().equals("store"))
                .forEach(consent -> asked.add(consent.person()));
        Set<String> concerned = new HashSet<>();
        look.report().acts().forEach(act -> concerned.add(act.victim().hex()));
        look.report().parts("information").forEach(one -> concerned.add(Look.text(one, "source")));
        for (Person person : look.report().persons()) {
            boolean canBeAsked = person.kind().equals("individual") && !Look.isTrue(person.json(), "deceased");
            if (canBeAsked && concerned.contains(person.id().hex()) && !asked.contains(person.id())) {
                look.missing("consents", person.code().text());
            }
        }
    }

    private static void minors(Look look) {
        Set<Id> minors = Minors.of(look.report());
        List<Person> persons = look.report().persons();
        for (int i = 0; i < persons.size(); i++) {
            Person person = persons.get(i);
            if (minors.contains(person.id()) && !look.hasConsent(person, "guardian")) {
                look.warning("persons[" + i + "]", person.code().text());
            }
        }
    }

    private static void coders(Look look) {
        if (!look.report().disagreement().isEmpty()) {
            look.missing("assessments", look.report().disagreement().toArray());
        }
    }

    private static void status(Look look) {
        String status = look.report().status();
        boolean judged = look.report().assessments().stream()
                .anyMatch(one -> one.judged("status").filter(status::equals).isPresent());
        if (!status.equals("X0") && !judged) {
            look.missing("status", status);
        }
    }

    private static void actsOutside(Look look) {
        Edtf event = look.report().occurred().date();
        List<Act> acts = look.report().acts();
        for (int i = 0; i < acts.size(); i++) {
            Optional<Edtf> act = acts.get(i).when().map(When::date);
            if (act.isPresent() && !Spans.overlap(act.get(), event)) {
                look.warning("acts[" + i + "].when", act.get().text(), event.text());
            }
        }
    }

    /** Origin, faith and the like are recorded where they are why somebody was chosen, and else not. */
    private static void specialCategories(Look look) {
        List<Person> persons = look.report().persons();
        for (int i = 0; i < persons.size(); i++) {
            Person person = persons.get(i);
            boolean explained = look.report().acts().stream()
                    .anyMatch(act -> act.victim().equals(person.id())
                            && !act.whyTargeted().isEmpty());
            for (String field : SPECIAL) {
                if (person.json().value(field).isPresent() && !explained) {
                    look.warning("persons[" + i + "]." + field, person.code().text(), field);
                }
            }
        }
    }
}
