package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.letopis.crypto.RecoveryCode;
import org.letopis.crypto.RecoveryShare;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

class RecoverySheetTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static String sheet(Locale language, RecoveryCode code, List<RecoveryShare> shares) {
        try (RecoverySheet sheet = new RecoverySheet(new Words(language), Optional.of(code), shares)) {
            return sheet.html().toString();
        }
    }

    @Test
    void it_needs_nothing_from_elsewhere_and_has_a_picture_for_each_text() throws Exception {
        for (Locale language : List.of(Locale.ENGLISH, Words.RUSSIAN)) {
            try (RecoveryCode code = RecoveryCode.random(RANDOM);
                    RecoveryShare.Split split = RecoveryShare.split(2, RecoveryShare.MOST, RANDOM)) {
                String html = sheet(language, code, split.shares());
                assertThat(html)
                        .contains("<html lang=\"" + language.getLanguage() + "\"")
                        .contains(new String(code.text()))
                        .contains(new String(split.shares().get(14).text()))
                        .contains(new Words(language).text("sheet.share-title", 15, 15))
                        .doesNotContain("<script", "src=", "href", "url(", "letopis", "Letopis", "vault", "Vault")
                        .doesNotContainIgnoringCase("хранилищ");
                assertThat(html.split("<svg ")).hasSize(1 + 1 + 15);
                assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:");
                String body = html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
                SAXParserFactory.newInstance()
                        .newSAXParser()
                        .parse(new InputSource(new StringReader(body)), new DefaultHandler());
            }
        }
    }

    @Test
    void it_is_wiped_when_it_is_closed() {
        RecoverySheet sheet;
        CharSequence html;
        try (RecoveryCode code = RecoveryCode.random(RANDOM)) {
            sheet = new RecoverySheet(new Words(Locale.ENGLISH), Optional.of(code), List.of());
            html = sheet.html();
            assertThat(html.toString()).contains(new String(code.text()));
        }
        sheet.close();
        assertThat(html.chars()).allMatch(c -> c == 0);
    }
}
