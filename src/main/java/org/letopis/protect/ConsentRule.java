package org.letopis.protect;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Consent;
import org.letopis.report.Description;
import org.letopis.report.Id;
import org.letopis.report.Involvement;
import org.letopis.report.Minors;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.Text;

/**
 * What the people of one report agreed to, as it holds on one day: {@code docs/how-to/consent.md}. Whoever something was
 * done to, told of it, is shown, or was helped, must have been asked; what was not asked is no. Who is there only as the
 * one who did it is not asked, nor is a group or organisation that nobody spoke for; what they did refuse binds.
 */
public final class ConsentRule {
    private static final String STORE = "store";
    private static final String CONFIDENTIAL = "un-confidential";
    private static final String PUBLIC = "un-public";

    /** How far a person may be known by this scope, whatever was written down. */
    private static final Map<String, Identity> AT_MOST =
            Map.of("research-anonymous", Identity.AGGREGATE, "media-anonymous", Identity.PSEUDONYM);

    /** What the records say. */
    public enum Answer {
        YES,
        /** Nobody has to be asked, and nobody said no. */
        NOT_NEEDED,
        NOT_ASKED,
        NO,
        WITHDRAWN,
        EXPIRED,
        /** A child's yes that no guardian gave. */
        NO_GUARDIAN;

        /** Returns whether this person may be spoken of. */
        public boolean permits() {
            return this == YES || this == NOT_NEEDED;
        }
    }

    /** How a person may be known, the widest first. */
    public enum Identity {
        NAMED,
        PSEUDONYM,
        AGGREGATE;

        static Identity of(String word) {
            return switch (word) {
                case "named" -> NAMED;
                case "aggregate" -> AGGREGATE;
                default -> PSEUDONYM;
            };
        }

        private Identity atMost(Identity other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /**
     * The answer for one person and scope.
     *
     * @param identity how they may be known; a pseudonym where nothing was said
     * @param expires last day on which a yes holds
     * @param conditions to be handed on with a yes
     */
    public record Grant(
            Person person, Answer answer, Identity identity, Optional<LocalDate> expires, Optional<Text> conditions) {
        public boolean permits() {
            return answer.permits();
        }

        /** Returns whether they may be named. */
        public boolean named() {
            return answer == Answer.YES && identity == Identity.NAMED;
        }
    }

    private final Report report;
    private final LocalDate day;
    private final Map<Id, Map<String, Consent>> recorded = new HashMap<>();
    private final Set<Id> actors = new HashSet<>();
    private final Set<Id> askedFor;
    private final Set<Id> minors;

    private ConsentRule(Report report, LocalDate day) {
        this.report = report;
        this.day = day;
        report.consents()
                .forEach(consent -> recorded.computeIfAbsent(consent.person(), unknown -> new HashMap<>())
                        .put(consent.scope(), consent));
        report.involvements().stream().map(Involvement::actor).forEach(actors::add);
        this.askedFor = askedFor();
        this.minors = Minors.of(report);
    }

    /** @param day on which something would leave */
    public static ConsentRule of(Report report, LocalDate day) {
        return new ConsentRule(report, day);
    }

    /** Returns the answers of all people of the report, in its order. */
    public List<Grant> all(String scope) {
        return report.persons().stream().map(person -> of(person, scope)).toList();
    }

    /** Returns whether this person must have been asked before anything leaves that speaks of them. */
    public boolean isNeeded(Person person) {
        boolean spokenFor = person.kind().equals("individual") || recorded.containsKey(person.id());
        if (person.kind().equals("group")) {
            return spokenFor;
        }
        return askedFor.contains(person.id()) || spokenFor && !actors.contains(person.id());
    }

    /** Returns the answer of one person; whoever does not want to be kept agrees to nothing else. */
    public Grant of(Person person, String scope) {
        Map<String, Consent> all = recorded.getOrDefault(person.id(), Map.of());
        Optional<Consent> store = Optional.ofNullable(all.get(STORE)).filter(kept -> !isNotAsked(kept));
        if (store.isPresent() && !answer(person, store.get()).permits()) {
            return refused(person, answer(person, store.get()));
        }
        Optional<Consent> said = Optional.ofNullable(all.get(scope)).filter(consent -> !isNotAsked(consent));
        if (scope.equals(CONFIDENTIAL)) {
            said = said.or(() -> Optional.ofNullable(all.get(PUBLIC))
                    .filter(one -> answer(person, one).permits()));
        }
        if (scope.equals(PUBLIC) && said.isPresent() && isRefused(all.get(CONFIDENTIAL))) {
            return refused(person, answer(person, all.get(CONFIDENTIAL)));
        }
        if (said.isEmpty()) {
            return refused(person, isNeeded(person) ? Answer.NOT_ASKED : Answer.NOT_NEEDED);
        }
        Answer answer = answer(person, said.get());
        Identity identity =
                Identity.of(said.get().identity().orElse("")).atMost(AT_MOST.getOrDefault(scope, Identity.NAMED));
        return answer.permits()
                ? new Grant(
                        person,
                        answer,
                        identity,
                        expires(said.get()),
                        said.get().conditions())
                : refused(person, answer);
    }

    private static Grant refused(Person person, Answer answer) {
        return new Grant(person, answer, Identity.PSEUDONYM, Optional.empty(), Optional.empty());
    }

    private Answer answer(Person person, Consent consent) {
        return switch (consent.decision()) {
            case "no" -> Answer.NO;
            case "withdrawn" -> Answer.WITHDRAWN;
            case "yes" -> holding(person, consent);
            default -> Answer.NOT_ASKED;
        };
    }

    private Answer holding(Person person, Consent consent) {
        if (expires(consent).filter(day::isAfter).isPresent()) {
            return Answer.EXPIRED;
        }
        boolean byGuardian = consent.givenBy().filter("guardian"::equals).isPresent();
        return minors.contains(person.id()) && !byGuardian ? Answer.NO_GUARDIAN : Answer.YES;
    }

    private static Optional<LocalDate> expires(Consent consent) {
        return consent.expires().map(LocalDate::parse);
    }

    private static boolean isNotAsked(Consent consent) {
        return consent.decision().equals("not-asked");
    }

    private static boolean isRefused(Consent consent) {
        return consent != null
                && (consent.decision().equals("no") || consent.decision().equals("withdrawn"));
    }

    /** Information about somebody who did something needs no yes of theirs; a picture of them does. */
    private Set<Id> askedFor() {
        Set<Id> people = new HashSet<>();
        report.acts().stream().map(Act::victim).forEach(people::add);
        for (JsonObject information : report.parts("information")) {
            add(people, information, "source");
            information
                    .value("about")
                    .map(about -> new Id((String) about))
                    .filter(about -> !actors.contains(about))
                    .ifPresent(people::add);
        }
        for (JsonObject intervention : report.parts("interventions")) {
            add(people, intervention, "by");
            add(people, intervention, "for");
        }
        for (JsonObject file : report.parts("descriptions")) {
            people.addAll(new Description(file).depicts());
        }
        return people;
    }

    private static void add(Set<Id> people, JsonObject part, String field) {
        part.value(field).map(one -> new Id((String) one)).ifPresent(people::add);
    }
}
