package org.letopis.protect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.letopis.report.Code;
import org.letopis.report.Id;
import org.letopis.report.Report;

/** What stands in place of a person's name: a code. */
final class Codes {
    /** Of whom the receiver is told nothing else. */
    private static final String SOMEBODY = "[\u2026]";

    private final Map<String, String> byLabel = new HashMap<>();

    /**
     * @param labels by which the leak check knows people
     * @param codes the code to be read, by that of this vault
     */
    Codes(Report leaving, Function<Id, String> labels, UnaryOperator<Code> codes) {
        leaving.persons()
                .forEach(person -> byLabel.put(
                        labels.apply(person.id()), codes.apply(person.code()).text()));
    }

    String of(String label) {
        return byLabel.getOrDefault(label, SOMEBODY);
    }
}
