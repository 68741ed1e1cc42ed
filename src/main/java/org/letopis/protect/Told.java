package org.letopis.protect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;

/**
 * Of whom a report tells a receiver: who agreed to it under a name or a code, and who did not and goes with all that is
 * only about them.
 *
 * @param staying people of whom nothing leaves
 * @param withdrawn those of them who had agreed: what was written with their words must be read again
 * @param named people whose names leave
 * @param gone ids of all that goes with those who stay: they, what was done to them, what they said, and what
 *     was said of them or done for them
 * @param nobody whether people would have to agree and none did
 */
record Told(List<Person> staying, List<Person> withdrawn, Set<Id> named, Set<Id> gone, boolean nobody) {
    /** @param terms of the report for this receiver */
    static Told of(Report report, ConsentRule rule, Terms terms, Channel channel) {
        Profile profile = channel.profile();
        List<Person> staying = new ArrayList<>();
        List<Person> withdrawn = new ArrayList<>();
        Set<Id> named = new HashSet<>();
        boolean asked = false;
        boolean agreed = false;
        for (Person person : report.persons()) {
            ConsentRule.Grant grant = rule.of(person, profile.scope());
            boolean stays = stays(person, grant, profile);
            asked |= grant.answer() != ConsentRule.Answer.NOT_NEEDED;
            agreed |= grant.answer() == ConsentRule.Answer.YES && !stays;
            if (stays) {
                staying.add(person);
            } else if (terms.named()
                    && grant.named()
                    && (profile != Profile.LAWYER || channel.clients().contains(person.id()))) {
                named.add(person.id());
            }
            if (grant.answer() == ConsentRule.Answer.WITHDRAWN) {
                withdrawn.add(person);
            }
        }
        return new Told(staying, withdrawn, named, gone(report, staying), asked && !agreed);
    }

    private static boolean stays(Person person, ConsentRule.Grant grant, Profile profile) {
        boolean onlyCounted = grant.answer() == ConsentRule.Answer.YES
                && grant.identity() == ConsentRule.Identity.AGGREGATE
                && profile != Profile.RESEARCHER;
        return person.visibility().equals("withhold") || !grant.permits() || onlyCounted;
    }

    private static boolean names(JsonObject part, String field, Set<Id> people) {
        return id(part, field).filter(people::contains).isPresent();
    }

    private static Optional<Id> id(JsonObject part, String field) {
        return part.value(field).map(hex -> new Id((String) hex));
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
        for (JsonObject information : report.parts("information")) {
            if (names(information, "about", gone)) {
                gone.add(id(information, "id").orElseThrow());
            }
        }
        for (JsonObject intervention : report.parts("interventions")) {
            if (names(intervention, "for", gone)) {
                gone.add(id(intervention, "id").orElseThrow());
            }
        }
        return gone;
    }
}
