package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.cli.Choice.Way;
import org.letopis.cli.ChoiceList.Option;
import org.letopis.failure.Failure;

/** Choosing from a list by a person at a terminal whose lines are known in advance. */
class ChoiceTest {
    private static final List<Option> ACTS = List.of(
            option("A01", "extrajudicial killing", "внесудебное лишение жизни"),
            option("A05", "death threat", "угроза убийством"),
            option("A06", "other threat", "иная угроза"),
            option("A07", "physical assault", "нападение, избиение"),
            option("A08", "torture", "пытки"),
            option("A12", "surveillance", "слежка"),
            option("A13", "enforced disappearance", "насильственное исчезновение"),
            option("A15", "arbitrary arrest", "произвольное задержание"),
            option("A16", "arbitrary detention", "произвольное содержание под стражей"),
            option("A24", "unlawful search", "незаконный обыск"),
            option("A25", "seizure of equipment or files", "изъятие техники или документов"),
            option("A34", "refoulement, actual or threatened", "высылка вопреки принципу невыдворения"));

    private final ScriptedTerminal terminal = new ScriptedTerminal();

    private static Option option(String id, String english, String russian) {
        return new Option(id, english, "What " + english + " is.", russian);
    }

    private Choice choice(Locale language, List<Option> options, List<String> lines, Way... ways) {
        return new Choice(terminal.desk(language, lines), options, ways);
    }

    private Choice choice(String... lines) {
        return choice(Locale.ENGLISH, ACTS, List.of(lines), Way.values());
    }

    private String screen() {
        return terminal.screen();
    }

    private static List<String> ids(Choice.Answer answer) {
        return answer.chosen().stream().map(Option::id).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3               | A06
            3.              | A06
            a15             | A15
            more;10         | A24
            threat;2        | A06
            threat;all;1    | A01
            arbitrary det;1 | A16
            arrest arb;1    | A15
            обыск;1         | A24
            задержания;1    | A15
            пытка;1         | A08
            обыск;ПЫТКИ;1   | A08
            juridical;99;1  | A01
            zebra;1         | A01
            judicial;1      | A01
            ещё;11          | A25
            """)
    void a_number_or_a_code_chooses_and_words_narrow_the_list(String lines, String id) throws Failure {
        Choice.Answer answer = choice(lines.split(";")).one();
        assertThat(answer.way()).isEmpty();
        assertThat(ids(answer)).containsExactly(id);
        assertThat(screen()).contains("Chosen: ");
    }

    @Test
    void nine_are_shown_at_a_time_each_on_a_line_of_its_own() throws Failure {
        choice("more", "more", "10").one();
        assertThat(screen().lines())
                .containsSubsequence(
                        "Type a number, or words to search for. \"more\": further ones; \"all\": the whole",
                        "\"back\": the question before.",
                        "1 to 9 of 12:",
                        "1. extrajudicial killing",
                        "9. arbitrary detention",
                        "> 10 to 12 of 12:",
                        "10. unlawful search",
                        "12. refoulement, actual or threatened",
                        "> There are no more.",
                        "> Chosen: unlawful search")
                .allMatch(line -> Columns.width(line) <= 80);
    }

    @Test
    void how_to_answer_is_left_out_where_it_is_known_and_told_when_asked() throws Failure {
        choice("1").brief().one();
        assertThat(screen()).doesNotContain("Type a number");
        choice("?", "1").brief().one();
        assertThat(screen()).contains("Type a number");
    }

    /** A number that was not read out yet may be a slip of the finger. */
    @Test
    void a_number_that_was_not_shown_chooses_nothing() throws Failure {
        assertThat(ids(choice("10", "0", "123456789", "threat", "4", "2").one()))
                .containsExactly("A06");
        assertThat(screen())
                .contains(
                        "10 is not one of the numbers shown, 1 to 9.",
                        "123456789 is not one",
                        "4 is not one of the numbers shown, 1 to 3.");
    }

    @ParameterizedTest
    @CsvSource({
        "back,BACK",
        "назад,BACK",
        "Skip,SKIP",
        "пропустить,SKIP",
        "'',SKIP",
        "don't know,UNKNOWN",
        "don’t know,UNKNOWN",
        "не знаю,UNKNOWN",
        "Unknown,UNKNOWN"
    })
    void back_skip_and_not_knowing_are_answers_in_both_languages(String typed, Way way) throws Failure {
        for (Locale language : List.of(Locale.ENGLISH, Words.RUSSIAN)) {
            Choice.Answer answer =
                    choice(language, ACTS, List.of(typed), Way.values()).one();
            assertThat(answer).isEqualTo(new Choice.Answer(Optional.of(way), List.of()));
        }
    }

    @Test
    void what_is_not_offered_is_no_answer() throws Failure {
        Choice.Answer answer = choice(Locale.ENGLISH, ACTS, List.of("", "skip", "back", "don't know", "1"))
                .one();
        assertThat(ids(answer)).containsExactly("A01");
        assertThat(screen())
                .contains("This one is needed.", "That cannot be answered here.")
                .doesNotContain("\"back\"");
    }

    @Test
    void several_are_chosen_one_after_another_and_can_be_taken_back() throws Failure {
        Choice.Answer answer =
                choice("1, 3", "threat", "1", "A12", "all", "3", "").several();
        assertThat(ids(answer)).containsExactly("A01", "A05", "A12");
        assertThat(screen()).contains("Taken back: other threat", "Chosen so far: 3.");
    }

    @Test
    void several_may_be_none() throws Failure {
        assertThat(choice("1", "1", "").several().way()).contains(Way.SKIP);
        assertThat(choice("1", "back").several().way()).contains(Way.BACK);
    }

    @Test
    void of_one_question_only_one_is_chosen() throws Failure {
        assertThat(ids(choice("1 2", "2").one())).containsExactly("A05");
        assertThat(screen()).contains("Only one can be chosen here.");
    }

    @Test
    void a_choice_is_explained_when_asked() throws Failure {
        choice("? 2", "?A24", "?77", "?", "1").one();
        assertThat(screen())
                .contains("death threat. What death threat is.", "unlawful search. What", "77 is not one of")
                .containsSubsequence("Type a number", "Type a number");
    }

    @Test
    void it_speaks_russian_and_fits_the_screen() throws Failure {
        List<Option> options = new ArrayList<>();
        IntStream.rangeClosed(1, 30)
                .forEach(i -> options.add(new Option(
                        "T" + i,
                        "市場 длинное название номер " + i + " с пояснением, которое не поместится в строку целиком",
                        "",
                        "")));
        choice(Words.RUSSIAN, options, List.of("ещё", "все", "нет такого", "? 1", "2"), Way.values())
                .one();
        assertThat(screen().lines())
                .anyMatch(line -> line.startsWith("9. 市場 длинное") && line.endsWith("…"))
                .contains(
                        "С 1 по 9 из 30:",
                        "> С 10 по 18 из 30:",
                        "> Ничего не подходит к «нет такого». Список прежний.")
                .allMatch(line -> Columns.width(line) <= 80);
    }

    /** Labels may come from a file of somebody else. */
    @Test
    void a_label_cannot_move_the_cursor() throws Failure {
        Option hostile = new Option("x-1", "\u001b[2Jgone\u202e", "\u001b]0;title\u0007", "");
        choice(Locale.ENGLISH, List.of(hostile), List.of("?1", "1")).one();
        assertThat(screen()).doesNotContain("\u001b", "\u202e", "\u0007");
    }

    @Test
    void the_end_of_input_is_an_interruption() {
        assertThatThrownBy(() -> choice("threat").one()).isInstanceOf(Failure.Interrupted.class);
    }
}
