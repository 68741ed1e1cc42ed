package org.letopis.casework;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.letopis.failure.Failure;
import org.letopis.json.JsonObject;
import org.letopis.json.JsonProblem;
import org.letopis.report.Id;
import org.letopis.report.Identity;

/**
 * What comes with a report for one's own archive: who its people are, and what its files were called.
 *
 * @param identities with the sender's ids of the people
 * @param names by the sender's ids of the files
 */
record Archived(List<Identity> identities, Map<String, String> names) {
    /** The member of a report in a bundle that holds it: {@code docs/reference/report-format.md}. */
    static final String MEMBER = "archive";

    private static final int MOST_NAME_CHARACTERS = 1_000;

    /** Reads it, where it is there. */
    static Optional<Archived> of(JsonObject report) throws Failure.Damaged {
        try {
            Optional<JsonObject> archive = report.optionalObject(MEMBER);
            if (archive.isEmpty()) {
                return Optional.empty();
            }
            archive.get().only("identities", "names");
            List<Identity> identities = NamedPeople.of(archive.get());
            Map<String, String> names = new HashMap<>();
            for (JsonObject file : archive.get().objects("names")) {
                file.only("attachment", "name");
                String name = file.string("name");
                if (name.length() > MOST_NAME_CHARACTERS || name.contains("/")) {
                    throw new JsonProblem("json.bad-value", "names");
                }
                names.put(Id.parse(file.string("attachment")).hex(), name);
            }
            return Optional.of(new Archived(identities, names));
        } catch (JsonProblem problem) {
            throw problem.asDamaged();
        }
    }
}
