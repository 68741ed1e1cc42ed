package org.letopis.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form with one mistake, planted on a known line. */
class FormReaderTest {
    private static final String SOUND = """
            format: letopis-form/1
            id: own
            labels: {en: Own, ru: Своя}
            questions:
              - id: first
                labels: {en: First?, ru: Первый?}
                kind: choice
                fills: act.siteType
                list: siteType
              - id: second
                labels: {en: Second?, ru: Второй?}
                kind: yes-no
                fills: comments
                when: {question: first, equals: S01}
                required: for-un
                un: [U6]
            """;

    private static FormFile read(String text) {
        return Forms.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_form_without_mistakes_is_sound() {
        FormFile file = read(SOUND);
        assertThat(file.problems()).isEmpty();
        Question second = file.form().orElseThrow().question("second").orElseThrow();
        assertThat(second.applies(Answers.none())).isFalse();
        assertThat(second.applies(Answers.none().with("first", "S01"))).isTrue();
        assertThat(second.required()).isEqualTo(Required.FOR_UN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "letopis-form/1      | letopis-form/9                    | 1  | format                  | form.other-format",
                "id: own             | id: 12                            | 2  | id                      | json.wrong-type",
                "id: own             | id: ö                             | 2  | id                      | form.bad-id",
                "en: Own, ru: Своя   | en: Own                           | 3  | labels                  | form.label-missing",
                "en: Own,            | english: Own,                     | 3  | labels.english          | form.bad-language",
                "`labels: {en: First?, ru: Первый?}`|`lables: {en: F, ru: Б}` | 6 | questions[0].lables | form.unknown-key",
                "kind: choice        | kind: choise                      | 7  | questions[0].kind       | form.unknown-kind",
                "kind: choice        | kind: date                        | 8  | questions[0].fills      | form.other-kind",
                "act.siteType        | act.site                          | 8  | questions[0].fills      | form.unknown-field",
                "act.siteType        | persons[boss].sex                 | 8  | questions[0].fills      | form.unknown-field",
                "list: siteType      | list: sites                       | 9  | questions[0].list       | form.unknown-list",
                "list: siteType      | list: method                      | 5  | questions[0]            | form.unknown-code",
                "list: siteType      | `choices: [{code: x-a}]`          | 9  | questions[0].choices[0].labels | json.missing",
                "list: siteType      | `list: siteType\n    only: [A01]` | 10 | questions[0].only       | form.unknown-code",
                "list: siteType      | `list: siteType\n    many: true`  | 10 | questions[0].many       | form.one-answer-only",
                "id: second          | id: first                         | 10 | questions[1]            | form.twice",
                "question: first,    | question: nobody,                 | 14 | questions[1].when       | form.when-unknown",
                "question: first,    | question: second,                 | 14 | questions[1].when       | form.when-cycle",
                "equals: S01         | equals: nowhere                   | 14 | questions[1].when       | form.when-value",
                "equals: S01         | is: S01                           | 14 | questions[1].when.is    | form.unknown-key",
                "required: for-un    | required: maybe                   | 15 | questions[1].required   | form.unknown-required",
                "U6                  | U14                               | 16 | questions[1].un         | form.unknown-un",
                "First?              | \"\\u202EFirst\"                  | 6  | questions[0].labels.en  | form.hidden-character",
                "`labels: {en: First?, ru: Первый?}`|block: nothing       | 6  | questions[0].block      | form.unknown-block",
            })
    void a_mistake_is_named_with_its_line_and_field(String right, String wrong, int line, String field, String key) {
        assertThat(SOUND).contains(right);
        FormFile file = read(SOUND.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
        assertThat(file.form()).isEmpty();
        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    @Test
    void a_condition_on_a_later_question_is_told_from_a_cycle() {
        String later = SOUND.replace("list: siteType", "list: siteType\n    when: {question: second, answered: true}");
        assertThat(read(later).problems()).extracting(FormProblem::key).containsExactly("form.when-cycle");
        String only = later.replace("    when: {question: first, equals: S01}\n", "");
        assertThat(read(only).problems()).extracting(FormProblem::key).containsExactly("form.when-later");
    }

    @Test
    void all_problems_are_found_at_once() {
        String bad = SOUND.replace("siteType\n  - id", "sites\n  - id")
                .replace("U6", "U0")
                .replace("yes-no", "maybe");
        assertThat(read(bad).problems())
                .extracting(FormProblem::key)
                .contains("form.unknown-list", "form.unknown-un", "form.unknown-kind");
        assertThat(read("a: [").problems()).extracting(FormProblem::key).containsExactly("yaml.syntax");
        assertThat(read("a: [").problems()).extracting(FormProblem::line).isEqualTo(List.of(1));
    }

    @Test
    void a_condition_of_a_section_holds_for_its_questions() {
        String form = SOUND + """
              - section: more
                labels: {en: More, ru: Ещё}
                when: {question: second, equals: "yes"}
              - id: third
                labels: {en: Third?, ru: Третий?}
                kind: text
                fills: narrative
                when: {not: {question: first, answered: true}}
            """;
        Question third = read(form).form().orElseThrow().question("third").orElseThrow();
        assertThat(third.applies(Answers.none())).isFalse();
        assertThat(third.applies(Answers.none().with("second", "yes"))).isTrue();
        assertThat(third.applies(Answers.none().with("second", "yes").with("first", "S01")))
                .isFalse();
        assertThat(third.section().orElseThrow().labels().in("de")).isEqualTo("More");
    }
}
