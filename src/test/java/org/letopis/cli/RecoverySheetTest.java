package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

class RecoverySheetTest {
    private static String sheet(Locale language, String code, List<String> shares) {
        return new RecoverySheet(new Words(language), code, shares, 2).html();
    }

    @Test
    void it_needs_nothing_from_elsewhere_and_has_a_picture_for_each_text() {
        String html = sheet(Words.RUSSIAN, "AAAAA-BBBBB\nCCCCC-DDDDD", List.of("11111-22222", "33333-44444"));
        assertThat(html)
                .contains("<html lang=\"ru\">", "Код восстановления", "Доля 2 из 2", "CCCCC-DDDDD", "33333-44444")
                .doesNotContain("<script", "src=", "href", "url(", "letopis", "Letopis", "vault", "Vault", "хранилищ");
        assertThat(html.split("<svg ")).hasSize(4);
        assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
    }

    @Test
    void everything_is_escaped() throws Exception {
        String html = sheet(Locale.ENGLISH, "<b>&\"'</b>", List.of());
        assertThat(html).contains("&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;").doesNotContain("<b>");
        String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
        SAXParserFactory.newInstance()
                .newSAXParser()
                .parse(new InputSource(new StringReader(body)), new DefaultHandler());
    }
}
