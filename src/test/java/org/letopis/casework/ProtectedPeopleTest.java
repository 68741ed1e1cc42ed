package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.protect.leak.Protected;

class ProtectedPeopleTest {
    @TempDir
    private Path folder;

    private List<Protected> read(String json) throws Exception {
        return ProtectedPeople.read(Files.writeString(folder.resolve("names.json"), json));
    }

    private JsonProblem problem(String json) {
        Failure.Usage[] found = new Failure.Usage[1];
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(Failure.Usage.class, failure -> found[0] = failure);
        assertThat(found[0].arguments().get(0)).isEqualTo(folder.resolve("names.json"));
        return (JsonProblem) found[0].arguments().get(1);
    }

    @Test
    void all_but_the_person_may_be_left_out() throws Exception {
        assertThat(read("[]")).isEmpty();
        assertThat(read("[{\"person\":\"P-7KQ2\"},{\"person\":\"b\",\"names\":[\"Ян\"],\"contacts\":[\"1\"],"
                        + "\"ids\":[\"2\"],\"birthDates\":[\"3\"],\"addresses\":[\"4\"]}]"))
                .containsExactly(
                        new Protected("P-7KQ2", List.of(), List.of(), List.of(), List.of(), List.of()),
                        new Protected("b", List.of("Ян"), List.of("1"), List.of("2"), List.of("3"), List.of("4")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"person\":\"a\"}                       | json.not-a-list      | 1",
                "[{\"person\":\"a\"},{}]                  | json.missing         | [1].person",
                "[{\"person\":\"a\",\"name\":[\"b\"]}]    | json.unknown-field   | [0].name",
                "[{\"person\":\"a\",\"names\":\"b\"}]     | json.wrong-type      | [0].names",
                "[{\"person\":\"a\",\"names\":[1]}]       | json.wrong-type      | [0].names[0]",
                "[{\"person\":\"a\",\"ids\":[\"x\",\" \"]}] | json.bad-value    | [0].ids[1]",
                "[\"a\"]                                  | json.wrong-type      | [0]",
                "[{\"person\":\" \"}]                     | json.bad-value       | [0].person",
                "[{\"person\":\"a\"}] x                   | json.syntax          | 1",
            })
    void what_is_not_such_a_list_is_named_with_its_place(String json, String key, String where) {
        JsonProblem problem = problem(json);
        assertThat(problem.key()).isEqualTo(key);
        assertThat(problem.arguments().get(0)).hasToString(where);
    }

    @Test
    void lists_and_texts_have_bounds() {
        String many =
                IntStream.range(0, 10_001).mapToObj(i -> "{\"person\":\"a\"}").collect(Collectors.joining(","));
        assertThat(problem("[" + many + "]").key()).isEqualTo("leaks.too-many-people");
        String one = "[{\"person\":\"a\",\"names\":[\"" + "x".repeat(1_001) + "\"]}]";
        assertThat(problem(one).key()).isEqualTo("report.too-long");
        assertThat(problem(" ".repeat(16 * 1024 * 1024 + 1)).key()).isEqualTo("json.too-long");
    }
}
