package org.letopis.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.report.Consent;

class FormsTest {
    /** The general form is for no procedure. */
    private static List<Form> profiles() {
        return forms().stream().filter(form -> !form.id().equals("general")).toList();
    }

    private static List<Form> forms() {
        return Forms.builtIn().all();
    }

    @Test
    void the_general_form_and_the_nine_profiles_are_there() {
        assertThat(forms())
                .extracting(Form::id)
                .containsExactly(
                        "general",
                        "arrest",
                        "killing",
                        "disappearance",
                        "torture",
                        "defender-attack",
                        "hate-attack",
                        "ngo-inspection",
                        "refoulement",
                        "court-case");
        assertThat(Forms.find("nothing")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void each_word_is_in_english_and_russian(Form form) {
        assertThat(form.languages()).contains("en", "ru");
        assertThat(form.about()).isPresent();
        assertThat(form.complete()).isPresent();
        for (Question question : form.questions()) {
            assertThat(question.labels().languages()).as(question.id()).contains("en", "ru");
            assertThat(question.labels().in("ru")).as(question.id()).containsPattern("[а-я]{2}");
            assertThat(question.labels().in("en")).as(question.id()).doesNotContainPattern("[а-я]");
            question.choices()
                    .forEach(choice -> assertThat(choice.labels().languages())
                            .as(choice.code())
                            .contains("en", "ru"));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void safety_and_consent_come_before_all_else(Form form) {
        assertThat(form.questions().get(0).fills()).contains("protection");
        List<String> fields =
                form.questions().stream().flatMap(one -> one.fills().stream()).toList();
        assertThat(fields.indexOf("consents[store].decision")).isLessThan(fields.indexOf("narrative"));
    }

    /** What the United Nations ask for: domain.md, section 1, of the design; U7 concerns defenders. */
    @ParameterizedTest
    @MethodSource("profiles")
    void each_item_of_a_submission_is_asked_for(Form form) {
        var needed = form.questions().stream()
                .filter(one -> one.required() != Required.NO)
                .flatMap(one -> one.un().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(needed)
                .as(form.id())
                .contains("U1", "U2", "U3", "U4", "U5", "U6", "U8", "U9", "U10", "U11", "U12", "U13");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void choices_and_fields_are_there(Form form) {
        for (Question question : form.questions()) {
            assertThat(question.fills().isPresent()).as(question.id()).isEqualTo(question.kind() != Kind.NOTE);
            assertThat(question.choices().isEmpty()).as(question.id()).isEqualTo(question.kind() != Kind.CHOICE);
        }
    }

    @Test
    void what_is_missing_follows_the_answers() {
        Form arrest = Forms.find("arrest").orElseThrow();
        Missing atFirst = arrest.missing(Answers.none());
        assertThat(atFirst.always()).extracting(Question::id).contains("consent-store", "narrative", "acts");
        assertThat(atFirst.forUn()).extracting(Question::id).contains("warrant").doesNotContain("complaint-to");
        assertThat(atFirst.isComplete()).isFalse();

        Answers some =
                Answers.none().with("complaint", "yes").withUnknown("warrant").with("narrative", "...");
        Missing then = arrest.missing(some);
        assertThat(then.forUn())
                .extracting(Question::id)
                .contains("complaint-to")
                .doesNotContain("warrant");
        assertThat(then.unknown()).extracting(Question::id).containsExactly("warrant");
        assertThat(then.always()).extracting(Question::id).doesNotContain("narrative");

        Answers all = some;
        for (Question question : arrest.questions()) {
            all = question.kind() == Kind.NOTE ? all : all.with(question.id(), "x");
        }
        assertThat(arrest.missing(all).isCompleteForUn()).isTrue();
    }

    @Test
    void an_answer_that_is_taken_back_is_open_again() {
        Answers answers = Answers.none().withUnknown("a").with("a", List.of("x", "y"));
        assertThat(answers.of("a")).containsExactly("x", "y");
        assertThat(answers.isUnknown("a")).isFalse();
        assertThat(answers.with("a", List.of()).of("a")).isEmpty();
    }

    @Test
    void conditions_hold_as_they_are_written() {
        Answers answers =
                Answers.none().with("many", List.of("A", "B")).with("one", "x").withUnknown("asked");
        assertThat(Condition.is("many", "B").holds(answers)).isTrue();
        assertThat(new Condition.OneOf("one", List.of("y", "x")).holds(answers)).isTrue();
        assertThat(new Condition.OneOf("one", List.of("y")).holds(answers)).isFalse();
        assertThat(new Condition.Answered("asked", true).holds(answers)).isFalse();
        assertThat(new Condition.Answered("asked", false).holds(answers)).isTrue();
        Condition both = Condition.all(List.of(Condition.is("many", "A"), Condition.not(Condition.is("one", "y"))))
                .orElseThrow();
        assertThat(both.holds(answers)).isTrue();
        assertThat(both.questions()).containsExactly("many", "one");
        assertThat(new Condition.Joined(Condition.Joint.OR, List.of(Condition.not(both), Condition.is("one", "z")))
                        .holds(answers))
                .isFalse();
    }

    @Test
    void the_sample_form_has_no_problem_and_three_languages() throws Exception {
        FormFile file = Forms.read(Files.readAllBytes(Path.of("samples/forms/market-eviction.yaml")));
        assertThat(file.problems()).isEmpty();
        assertThat(file.form().orElseThrow().labels().languages()).containsExactly("en", "ru", "uk");
    }

    @Test
    void the_reference_names_each_field_block_and_list() throws Exception {
        String page = Files.readString(Path.of("docs/reference/forms.md"));
        String fields = page.substring(page.indexOf("## Fields"), page.indexOf("## What lint finds"));
        assertThat(fields.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyInAnyOrderElementsOf(
                        Fields.everyOne().stream().map(FormsTest::row).toList())
                .hasSizeGreaterThan(100);
        assertThat(List.of("safety", "event", "victim", "perpetrators", "source", "remedies", "context"))
                .allSatisfy(block -> assertThat(page).contains("`" + block + "`"));
        Consent.SCOPES.forEach(scope -> assertThat(page).contains("`" + scope + "`"));
        ChoiceLists.names().forEach(list -> assertThat(page).contains("`" + list + "`"));
    }

    private static String row(Field field) {
        String list = field.list().map(name -> "`" + name + "`").orElse("");
        return "| `" + field.path() + "` | " + field.word() + (field.many() ? ", several" : "") + " | " + list + " |";
    }

    /** A short list has the words of the report format, or else no field takes it. */
    @Test
    void each_short_list_has_the_choices_of_a_field() {
        assertThat(Fields.everyOne().stream().flatMap(field -> field.list().stream()))
                .containsAll(ChoiceLists.names().stream()
                        .filter(name -> !name.equals("yesNo"))
                        .toList());
    }
}
