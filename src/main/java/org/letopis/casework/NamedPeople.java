package org.letopis.casework;

import java.util.ArrayList;
import java.util.List;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Identity;

/** Who the people of a received report are, of whom its sender told it because they agreed. */
final class NamedPeople {
    /** The member of a report in a bundle that holds it: {@code docs/reference/report-format.md}. */
    static final String MEMBER = "identities";

    private NamedPeople() {}

    /** Reads them, with the sender's ids. */
    static List<Identity> of(JsonObject holder) throws Failure.Damaged {
        try {
            List<Identity> identities = new ArrayList<>();
            for (JsonObject identity : holder.objects(MEMBER)) {
                identities.add(Identity.read(identity, Id.parse(identity.string("person"))));
            }
            return identities;
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
