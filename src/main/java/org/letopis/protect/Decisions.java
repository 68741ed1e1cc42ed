package org.letopis.protect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.protect.leak.Hit;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Profile;
import org.letopis.report.Report;

/** What was decided about names in one report, for receivers of one profile: {@code report-format.md}, DECISION. */
final class Decisions {
    /** What becomes of words that the leak check found. */
    enum Kind {
        REPLACE,
        ALLOW
    }

    /** Stands for all texts of a report, in a decision about somebody who took back their consent. */
    private static final String ALL_TEXTS = "*";

    private final List<JsonObject> decisions;
    private final Profile profile;
    private final Function<Id, String> labels;
    private final Set<String> here;
    private final Set<String> named;

    /**
     * @param labels by which the check knows people
     * @param named people whose names leave with this report
     */
    Decisions(Report report, Profile profile, Function<Id, String> labels, Set<Id> named) {
        this.decisions = report.parts("decisions");
        this.profile = profile;
        this.labels = labels;
        this.here = report.persons().stream().map(Person::id).map(labels).collect(Collectors.toUnmodifiableSet());
        this.named = named.stream().map(labels).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether whom this names leaves by name with this report. */
    boolean isNamed(Hit hit) {
        return named.contains(hit.person());
    }

    /** Returns what was decided; the last one counts. */
    Optional<Kind> about(Hit hit) {
        Optional<Kind> last = Optional.empty();
        try {
            for (JsonObject decision : decisions) {
                if (isAbout(decision, hit)) {
                    last = Optional.of(decision.string("decision").equals("allow") ? Kind.ALLOW : Kind.REPLACE);
                }
            }
            return last;
        } catch (JsonProblem problem) {
            return Optional.empty();
        }
    }

    /** Returns whether somebody read all texts again after this person took back their consent, and gave reasons. */
    static boolean readAgain(Report report, Id person) {
        return report.parts("decisions").stream()
                .anyMatch(decision -> decision.value("text").equals(Optional.of(ALL_TEXTS))
                        && decision.value("decision").equals(Optional.of("allow"))
                        && decision.value("person").equals(Optional.of(person.hex())));
    }

    /** One that names nobody is about people of other reports: the same words may mean somebody here as well. */
    private boolean isAbout(JsonObject decision, Hit hit) throws JsonProblem {
        List<String> receivers = decision.strings("for");
        Optional<String> person = decision.optionalString("person");
        return decision.string("text").equals(hit.text())
                && (receivers.isEmpty() || receivers.contains(profile.word()))
                && (person.isEmpty()
                        ? !here.contains(hit.person())
                        : labels.apply(new Id(person.get())).equals(hit.person()));
    }
}
