package org.letopis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.letopis.json.Json;
import org.letopis.json.JsonProblem;

class ChangesTest {
    private static List<String> between(String before, String after) throws JsonProblem {
        return Changes.between(
                        Json.parse(before.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 10_000),
                        Json.parse(after.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 10_000))
                .stream()
                .map(change -> change.path().pointer() + " " + change.before().orElse("-") + " "
                        + change.after().orElse("-"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1}            | {'a':2}            | /a 1 2",
                "{}                 | {'a':2}            | /a - 2",
                "{'a':1}            | {}                 | /a 1 -",
                "{'a':{'b':1,'c':1}}| {'a':{'b':1,'c':2}}| /a/c 1 2",
                "{'a':['x']}        | {'a':['x','y']}    | /a [x] [x, y]",
                "{'a':[]}           | {'a':['y']}        | /a - [y]",
                "{'acts':[{'id':'1','t':1},{'id':'2','t':1}]} | {'acts':[{'id':'2','t':2},{'id':'1','t':1}]} | /acts/0/t 1 2",
                "{'acts':[{'id':'1'},{'id':'2'}]}             | {'acts':[{'id':'2'}]}     | /acts/0 {\"id\":\"1\"} -",
                "{'acts':[{'id':'1'}]}                        | {'acts':[{'id':'3'},{'id':'1'}]} | /acts/0 - {\"id\":\"3\"}",
                "{'narrative':[{'lang':'en','text':'a'}]}     | {'narrative':[{'lang':'ru','text':'б'},{'lang':'en','text':'a'}]} | /narrative/0 - {\"lang\":\"ru\",\"text\":\"б\"}",
                "{'consents':[{'person':'1','scope':'court','decision':'no'}]} | {'consents':[{'person':'1','scope':'court','decision':'yes'}]} | /consents/0/decision no yes",
                "{'places':[{'country':'XA'}]}                | {'places':[{'country':'XB'}]} | /places/0/country XA XB"
            })
    void each_difference_is_told_once_and_where_it_stands(String before, String after, String expected)
            throws JsonProblem {
        assertThat(between(before, after)).containsExactly(expected);
    }

    @Test
    void parts_that_only_changed_places_are_told_as_a_list() throws JsonProblem {
        assertThat(between("{'acts':[{'id':'1'},{'id':'2'}]}", "{'acts':[{'id':'2'},{'id':'1'}]}"))
                .singleElement()
                .asString()
                .startsWith("/acts [");
    }

    @Test
    void two_parts_about_the_same_are_told_apart_by_their_places() throws JsonProblem {
        assertThat(between(
                        "{'links':[{'a':'1','b':'2','type':'L1'},{'a':'1','b':'2','type':'L2'}]}",
                        "{'links':[{'a':'1','b':'2','type':'L1'},{'a':'1','b':'2','type':'L3'}]}"))
                .containsExactly("/links/1/type L2 L3");
    }
}
