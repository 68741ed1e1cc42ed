package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.letopis.report.form.Form;
import org.letopis.report.form.Forms;
import org.letopis.report.form.Question;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

class FormBlankTest {
    private static String page(Form form, Locale language) {
        return Pages.of("blank.jte", FormBlank.of(form, new Words(language)));
    }

    @Test
    void each_form_is_a_sound_page_that_loads_nothing() throws Exception {
        for (Locale language : List.of(Locale.ENGLISH, Words.RUSSIAN)) {
            for (Form form : Forms.builtIn().all()) {
                String html = page(form, language);
                assertThat(html)
                        .as(form.id())
                        .contains("<html lang=\"" + language.getLanguage() + "\"", "default-src 'none'", "size:A4")
                        .doesNotContain("<script", "src=", "href", "url(", "http:", "https:", "form.blank.");
                String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"))
                        .replace("&nbsp;", " ");
                SAXParserFactory.newInstance()
                        .newSAXParser()
                        .parse(new InputSource(new StringReader(body)), new DefaultHandler());
            }
        }
    }

    @Test
    void safety_comes_before_the_questions_and_each_question_is_there() {
        Form form = Forms.find("torture").orElseThrow();
        String html = page(form, Words.RUSSIAN);
        assertThat(html.indexOf("Прежде чем начать")).isPositive().isLessThan(html.indexOf("class=\"q\""));
        assertThat(html.split("class=\"q\"")).hasSize(1 + form.asked());
        for (Question question : form.questions()) {
            assertThat(html).contains(question.labels().in("ru").split("[\"?]")[0]);
        }
    }

    @Test
    void words_of_a_form_are_text_and_consent_is_asked_where_the_form_does_not() {
        String yaml = """
                format: letopis-form/1
                id: own
                labels: {en: "<script>alert(1)</script>"}
                questions:
                  - id: a
                    labels: {en: "</div><img src=x> & \\"q\\""}
                    kind: text
                    fills: narrative
                """;
        Form form = Forms.read(yaml.getBytes(StandardCharsets.UTF_8)).form().orElseThrow();
        String html = page(form, Locale.ENGLISH);
        assertThat(html)
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;/div&gt;&lt;img src=x&gt; &amp; \"q\"")
                .contains("The person agrees that this account is kept");
        assertThat(page(Forms.find("arrest").orElseThrow(), Locale.ENGLISH))
                .doesNotContain("The person agrees that this account is kept");
    }
}
