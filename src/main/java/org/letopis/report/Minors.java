package org.letopis.report;

import java.util.HashSet;
import java.util.Set;
import org.letopis.json.JsonObject;

/** Who in a report is under age, or a group with people under age in it: for them a guardian must agree. */
public final class Minors {
    private static final int ADULT_AGE = 18;
    private static final Set<String> BANDS = Set.of("0-11", "12-17");

    private Minors() {}

    /** Returns the people of whom their own record, or that of something done to them, says so. */
    public static Set<Id> of(Report report) {
        Set<Id> minors = new HashSet<>();
        for (Person person : report.persons()) {
            if (person.isChild() || hasMinors(person.json())) {
                minors.add(person.id());
            }
        }
        for (Act act : report.acts()) {
            boolean young = Held.number(act.json(), "age")
                            .filter(years -> years < ADULT_AGE)
                            .isPresent()
                    || Held.optional(act.json(), "ageBand")
                            .filter(BANDS::contains)
                            .isPresent();
            if (young || hasMinors(act.json())) {
                minors.add(act.victim());
            }
        }
        return minors;
    }

    private static boolean hasMinors(JsonObject part) {
        return Held.number(part, "minors").orElse(0L) > 0;
    }
}
