package org.letopis.protect;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.letopis.report.Act;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;

/**
 * Of whom a report tells a receiver: who agreed to it under a name or a code, and who did not and goes with all that is
 * only about them.
 *
 * @param staying people of whom nothing leaves
 * @param named people whose names leave
 * @param gone ids of all that goes with those who stay: they, what was done to them, what they said
 * @param nobody whether people would have to agree and none did
 */
record Told(List<Person> staying, Set<Id> named, Set<Id> gone, boolean nobody) {
    /**
     * @param terms of the report for this receiver
     * @param clients of a lawyer
     */
    static Told of(Report report, ConsentRule rule, Terms terms, Profile profile, Set<Id> clients) {
        List<Person> staying = report.persons().stream()
                .filter(person -> stays(person, rule.of(person.id()), profile))
                .toList();
        boolean asked = report.persons().stream()
                .anyMatch(person -> rule.of(person.id()) != ConsentRule.Answer.NOT_NEEDED);
        boolean agreed = report.persons().stream()
                .anyMatch(person -> rule.of(person.id()) != ConsentRule.Answer.NOT_NEEDED && !staying.contains(person));
        Set<Id> named = new HashSet<>();
        for (Person person : report.persons()) {
            boolean own = profile != Profile.LAWYER || clients.contains(person.id());
            if (terms.named()
                    && own
                    && rule.of(person.id()) == ConsentRule.Answer.NAMED
                    && !staying.contains(person)) {
                named.add(person.id());
            }
        }
        return new Told(staying, named, gone(report, staying), asked && !agreed);
    }

    private static boolean stays(Person person, ConsentRule.Answer answer, Profile profile) {
        return person.visibility().equals("withhold")
                || answer == ConsentRule.Answer.NO
                || answer == ConsentRule.Answer.AGGREGATE && profile != Profile.RESEARCHER;
    }

    private static Set<Id> gone(Report report, List<Person> staying) {
        Set<Id> gone = new LinkedHashSet<>();
        staying.forEach(person -> gone.add(person.id()));
        for (Act act : report.acts()) {
            if (gone.contains(act.victim())) {
                gone.add(act.id());
            }
        }
        gone.addAll(report.saidBy(gone));
        return gone;
    }

    /** Returns the scopes that a person's code may be passed on for, for the grants that travel. */
    static boolean binds(Consent consent) {
        return consent.decision().equals("yes")
                && !consent.scope().equals("store")
                && !consent.scope().equals("recontact");
    }
}
