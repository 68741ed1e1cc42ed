package org.letopis.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.letopis.json.JsonObject;
import org.letopis.report.Consent;
import org.letopis.report.Id;
import org.letopis.report.Person;
import org.letopis.report.Report;
import org.letopis.report.Text;

/** What binds the receiver: for each person told of, the purposes they agreed to, on what terms and until when. */
final class Grants {
    /** Purposes that concern only the one who recorded. */
    private static final Set<String> OURS = Set.of("store", "recontact");

    private Grants() {}

    static List<JsonObject> of(Report report, Report leaving, ConsentRule rule, UnaryOperator<Id> ids) {
        List<JsonObject> grants = new ArrayList<>();
        Map<Id, Person> people = leaving.persons().stream().collect(Collectors.toMap(Person::id, person -> person));
        for (Consent consent : report.consents()) {
            if (people.containsKey(consent.person())
                    && rule.of(people.get(consent.person()), consent.scope()).answer() == ConsentRule.Answer.YES
                    && consent.decision().equals("yes")
                    && !OURS.contains(consent.scope())) {
                grants.add(JsonObject.empty()
                        .with("person", ids.apply(consent.person()).hex())
                        .with("scope", consent.scope())
                        .withOptional("identity", consent.identity())
                        .withOptional("expires", consent.expires())
                        .withOptional("conditions", consent.conditions().map(Text::json)));
            }
        }
        return grants;
    }
}
