package org.letopis.report.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.JsonProblem;
import org.letopis.json.Spreadsheet;
import org.letopis.json.WorkbookFile;

class XlsFormTest {
    private static final String[] CHOICES = {
        "list_name|name|label::English (en)|label::Russian (ru)", "yn|y|Yes|Да", "yn|n|No|Нет", "where|home|Home|Дом"
    };

    private static XlsForm turned(String... survey) throws JsonProblem {
        return XlsForm.turn(Spreadsheet.read(new WorkbookFile()
                .sheet("survey", survey)
                .sheet("choices", CHOICES)
                .sheet("settings", "form_title|form_id|default_language", "Рынок|market_1|Russian (ru)")
                .bytes()));
    }

    private static Form form(XlsForm turned) {
        FormFile file = Forms.read(turned.yaml().getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).as(turned.yaml()).isEmpty();
        return file.form().orElseThrow();
    }

    @Test
    void what_has_a_counterpart_becomes_a_form_that_lint_accepts() throws JsonProblem {
        XlsForm turned = turned(
                "type|name|label::English (en)|label::Russian (ru)|hint::English (en)|hint::Russian (ru)|required|relevant",
                "note|hello|Hello|Здравствуйте||||",
                "select_one yn|hurt|Hurt?|Ранен?|Ask: gently # now|Мягко|yes|",
                "begin_group|g|Details|Подробно||||${hurt} = 'y'",
                "select_multiple where|place|Where?|Где?||||",
                "integer|age|Age?|Возраст?||||selected(${place}, 'home') and not(${hurt} = 'n')",
                "end_group|||||||",
                "date|day|Day?|День?||||",
                "decimal|loss|Loss?|Ущерб?||||",
                "text|story|Story?|Рассказ?||||${age} != '' or (${hurt} != 'y')");
        assertThat(turned.leftOut()).isEmpty();
        Form form = form(turned);
        assertThat(form.id()).isEqualTo("market_1");
        assertThat(form.questions())
                .extracting(question -> question.kind().word())
                .containsExactly("note", "choice", "choice", "number", "date", "number", "text");
        Question hurt = form.question("hurt").orElseThrow();
        assertThat(hurt.required()).isEqualTo(Required.ALWAYS);
        assertThat(hurt.help().orElseThrow().in("en")).isEqualTo("Ask: gently # now");
        Question age = form.question("age").orElseThrow();
        assertThat(age.section().orElseThrow().labels().in("ru")).isEqualTo("Подробно");
        Answers answers = Answers.none().with("hurt", "y");
        assertThat(age.applies(answers)).isFalse();
        assertThat(age.applies(answers.with("place", List.of("home")))).isTrue();
        Question story = form.question("story").orElseThrow();
        assertThat(story.applies(answers)).isFalse();
        assertThat(story.applies(answers.with("age", "7"))).isTrue();
        assertThat(form.question("place").orElseThrow().many()).isTrue();
    }

    @Test
    void what_has_none_is_named_row_by_row_and_stands_in_the_file() throws JsonProblem {
        XlsForm turned = turned(
                "type|name|label::Russian (ru)|relevant|calculation|label::English (en)",
                "text|a|А?|||A?",
                "geopoint|spot|Место|||Spot",
                "calculate|sum|||1+1|",
                "text|b|Б?|${spot} = 'x'||B?",
                "text|c|В?|count(${a}) > 2||C?",
                "begin repeat|r|Раз|||Times",
                "text|d|Г?||x*2|",
                "select_one none|e|Д?|||E?");
        assertThat(turned.leftOut())
                .extracting(one -> one.row() + " " + one.key())
                .containsExactly(
                        "3 form.xls.type",
                        "4 form.xls.type",
                        "5 form.xls.cell",
                        "6 form.xls.cell",
                        "7 form.xls.repeat",
                        "8 form.xls.cell",
                        "9 form.xls.list",
                        "8 form.xls.language");
        assertThat(turned.yaml())
                .contains("#   survey, row 3: type \"geopoint\" \"spot\"")
                .contains("#   survey, row 6: cell \"relevant\" \"count(${a}) > 2\"");
        assertThat(turned.questions()).isEqualTo(4);
    }

    @Test
    void words_of_the_sheet_cannot_break_out_of_the_file() throws JsonProblem {
        XlsForm turned = turned(
                "type|name|label|label::English (en)",
                "text|a|\"}, evil: yes # 'x' \\ &amp; *alias\nid: other|&x",
                "hidden\nid: worse|b|x");
        Form form = form(turned);
        assertThat(form.id()).isEqualTo("market_1");
        assertThat(form.questions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${a} = 'x'                             | {\"equals\":\"x\",\"question\":\"a\"}",
                "${a}='x' and ${a}!='y' or ${a}=1       | {\"or\":[{\"and\":[{\"equals\":\"x\",\"question\":\"a\"},"
                        + "{\"not\":{\"equals\":\"y\",\"question\":\"a\"}}]},{\"equals\":\"1\",\"question\":\"a\"}]}",
                "not(selected(${a}, \"x\"))             | {\"not\":{\"equals\":\"x\",\"question\":\"a\"}}",
                "${a} = ''                              | {\"answered\":false,\"question\":\"a\"}",
                "((${a} != ''))                         | {\"answered\":true,\"question\":\"a\"}",
                "${a} > 3                               | ``",
                "${b} = 'x'                             | ``",
                "${a} = 'x' ${a}                        | ``",
                "${a} = today()                         | ``",
                "not ${a} = 'x'                         | ``",
                "(${a} = 'x'                            | ``",
            })
    void a_simple_relevant_is_read_and_another_is_not(String text, String condition) {
        Question a = new Question(
                "a",
                java.util.Optional.empty(),
                Labels.of(java.util.Map.of("en", "A?")),
                java.util.Optional.empty(),
                Kind.TEXT,
                java.util.Optional.of("comments"),
                java.util.Optional.empty(),
                List.of(),
                false,
                java.util.Optional.empty(),
                Required.NO,
                List.of());
        assertThat(Relevant.read(text, java.util.Map.of("a", a))
                        .map(one -> one.json().toString())
                        .orElse(""))
                .isEqualTo(condition);
    }

    @Test
    void brackets_without_end_do_not_run_out_of_stack() {
        assertThat(Relevant.read("(".repeat(1_999), java.util.Map.of())).isEmpty();
        assertThat(Relevant.read("not(".repeat(400), java.util.Map.of())).isEmpty();
    }

    @Test
    void a_workbook_without_a_survey_is_refused() {
        byte[] other = new WorkbookFile().sheet("table", "a").bytes();
        assertThatThrownBy(() -> XlsForm.turn(Spreadsheet.read(other))).hasMessage("form.no-survey");
        assertThatThrownBy(() -> turned("type|name|label", "geopoint|a|A")).hasMessage("form.empty-survey");
    }
}
