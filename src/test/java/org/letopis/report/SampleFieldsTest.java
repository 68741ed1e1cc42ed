package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.letopis.json.Json;
import org.letopis.json.JsonObject;

/** The samples show the whole model. */
class SampleFieldsTest {
    /** An id that a file may have and that is not looked at, and what only a newer version would write. */
    private static final Set<String> NOT_FOR_PEOPLE = Set.of("report.id", "report.revision");

    private final Set<String> filled = new TreeSet<>();
    private final Set<String> all = new TreeSet<>();

    @Test
    void every_field_of_the_model_is_filled_by_at_least_one_sample() throws Exception {
        for (Path sample : SampleReports.all()) {
            look(Nouns.CAPTURED, Json.parse(Files.readAllBytes(sample), ReportJson.MAX_BYTES));
        }
        collect(Nouns.CAPTURED);
        all.removeAll(NOT_FOR_PEOPLE);
        assertThat(all).hasSizeGreaterThan(180);
        all.removeAll(filled);
        assertThat(all).isEmpty();
    }

    private void collect(Kind kind) {
        if (kind instanceof Noun noun) {
            for (Field field : noun.fields()) {
                if (all.add(noun.name() + "." + field.name())) {
                    collect(field.kind());
                }
            }
        } else if (kind instanceof Kinds.Listed list) {
            collect(list.entry());
        } else if (kind instanceof Kinds.PlainOr either) {
            collect(either.more());
        }
    }

    private void look(Kind kind, Object value) {
        if (kind instanceof Kinds.Listed list) {
            ((List<?>) value).forEach(entry -> look(list.entry(), entry));
        } else if (kind instanceof Kinds.PlainOr either && value instanceof JsonObject) {
            look(either.more(), value);
        } else if (kind instanceof Noun noun) {
            for (Field field : noun.fields()) {
                ((JsonObject) value).value(field.name()).ifPresent(held -> {
                    filled.add(noun.name() + "." + field.name());
                    look(field.kind(), held);
                });
            }
        }
    }
}
