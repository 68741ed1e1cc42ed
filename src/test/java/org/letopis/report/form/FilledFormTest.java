package org.letopis.report.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.json.JsonObject;
import org.letopis.report.Act;
import org.letopis.report.Draft;
import org.letopis.report.Report;
import org.letopis.report.vocabulary.Vocabulary;

/** What was answered becomes a report, and nothing of it is lost. */
class FilledFormTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static Draft draft(Form form, List<Round> rounds) throws Exception {
        return Draft.read(FilledForm.json(form, "A title", rounds, "en"), Vocabulary.builtIn(), RANDOM);
    }

    private static Round round(Round.About about, Map<String, List<String>> answers) {
        return new Round(about, new Answers(answers, Set.of()));
    }

    private static Map<String, List<String>> needed() {
        return new TreeMap<>(Map.of(
                "narrative", List.of("They came at noon."),
                "occurred", List.of("2026-03-04", "morning", "on Wednesday morning"),
                "consent-store", List.of("yes")));
    }

    @Test
    void several_acts_of_one_person_and_a_second_person_become_acts_with_their_victims() throws Exception {
        Form form = Forms.find("general").orElseThrow();
        Map<String, List<String>> first = needed();
        first.put("acts", List.of("A15", "A08"));
        first.put("victim-name", List.of("Ilmar Oden", "Илмар Оден"));
        first.put("actor-type", List.of("P11"));
        Map<String, List<String>> second = Map.of("acts", List.of("A07"), "victim-sex", List.of("f"));
        Draft draft = draft(form, List.of(round(Round.About.ALL, first), round(Round.About.VICTIM, second)));
        Report report = draft.report();
        assertThat(report.acts()).extracting(Act::type).containsExactly("A15", "A08", "A07");
        assertThat(report.acts().get(0).victim()).isEqualTo(report.acts().get(1).victim());
        assertThat(report.acts().get(2).victim())
                .isNotEqualTo(report.acts().get(0).victim());
        assertThat(report.involvements()).hasSize(2);
        assertThat(draft.identities())
                .singleElement()
                .satisfies(identity -> assertThat(identity.names()).containsExactly("Ilmar Oden", "Илмар Оден"));
        assertThat(report.timeOfDay()).hasValue("morning");
        assertThat(report.occurred().asStated().orElseThrow().words()).isEqualTo("on Wednesday morning");
    }

    @Test
    void details_go_to_the_acts_that_can_have_them() throws Exception {
        Form form = Forms.find("arrest").orElseThrow();
        Map<String, List<String>> answers = needed();
        answers.put("acts", List.of("A24", "A15"));
        answers.put("counsel", List.of("no"));
        Report report = draft(form, List.of(round(Round.About.ALL, answers))).report();
        assertThat(report.acts().get(0).json().has("detention")).isFalse();
        assertThat(report.acts().get(1).json().object("detention").string("counsel"))
                .isEqualTo("no");
    }

    static List<String> forms() {
        return Forms.ids();
    }

    /** Each question of each form, answered with the first thing that can be answered. */
    @ParameterizedTest
    @MethodSource("forms")
    void every_answer_to_every_question_of_a_form_is_in_the_report(String id) throws Exception {
        Form form = Forms.find(id).orElseThrow();
        Answers answers = Answers.none();
        List<String> words = new ArrayList<>();
        for (Question question : form.questions()) {
            if (question.kind() == Kind.NOTE || !question.applies(answers)) {
                continue;
            }
            List<String> answer = answer(question);
            answers = answers.with(question.id(), answer);
            if (question.kind() == Kind.TEXT) {
                words.add(answer.get(0));
            }
        }
        JsonObject json = FilledForm.json(form, "A title", List.of(new Round(Round.About.ALL, answers)), "en");
        assertThat(Draft.problems(json, Vocabulary.builtIn())).as(id).isEmpty();
        assertThat(words)
                .hasSizeGreaterThanOrEqualTo(1)
                .allSatisfy(text -> assertThat(json.toString()).contains(text));
    }

    private static List<String> answer(Question question) {
        String field = question.fills().orElse("").replaceAll(".*\\.", "");
        return switch (question.kind()) {
            case CHOICE -> List.of(question.choices().get(0).code());
            case YES_NO -> List.of("yes");
            case DATE -> List.of("2026-03-04");
            case PLACE -> List.of("{\"country\":\"XA\",\"precision\":\"country\"}");
            case PERSON -> List.of(field.equals("affiliation") ? "The Quiet Shore" : "victim");
            case NUMBER -> List.of("7");
            default ->
                switch (field) {
                    case "nationality" -> List.of("XA");
                    case "language", "lang" -> List.of("ru");
                    case "class" -> List.of("case");
                    case "currency" -> List.of("XTS");
                    case "mode" -> List.of("phone");
                    default -> List.of("answer to " + question.id());
                };
        };
    }
}
