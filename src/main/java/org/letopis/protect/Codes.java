package org.letopis.protect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.letopis.report.Id;
import org.letopis.report.Report;

/** What the receiver reads in place of a person's name: the code they know that person by. */
final class Codes {
    /** Of whom the receiver is told nothing else. */
    private static final String SOMEBODY = "[\u2026]";

    private final Map<String, String> codes = new HashMap<>();

    /**
     * @param labels by which the leak check knows people
     */
    Codes(Report leaving, Function<Id, String> labels, Aliases aliases) {
        leaving.persons()
                .forEach(person -> codes.put(
                        labels.apply(person.id()), aliases.code(person.code()).text()));
    }

    String of(String label) {
        return codes.getOrDefault(label, SOMEBODY);
    }
}
