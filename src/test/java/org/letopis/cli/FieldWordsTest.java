package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.letopis.report.Model;
import org.letopis.report.vocabulary.Vocabulary;

/** Every field and choice of a report has a name in both languages, and nothing else has one. */
class FieldWordsTest {
    private static final Path WORDS = Path.of("src/main/resources/org/letopis/cli");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");

    @Test
    void every_field_and_choice_has_a_name_in_both_languages() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (String noun : Model.nouns()) {
            for (Model.Entry field : Model.fields(noun)) {
                wanted.add("field." + field.name());
                field.choices().stream()
                        .filter(choice -> !choice.startsWith("letopis-"))
                        .forEach(choice -> wanted.add("value." + choice));
            }
        }
        Properties english = load("fields.properties");
        Properties russian = load("fields_ru.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(wanted);
        assertThat(russian.stringPropertyNames()).isEqualTo(wanted);
        for (String key : wanted) {
            assertThat(english.getProperty(key)).as(key).isNotBlank().doesNotContainPattern(CYRILLIC);
            assertThat(russian.getProperty(key)).as(key).containsPattern(CYRILLIC);
        }
    }

    @Test
    void a_code_is_told_with_its_label() {
        assertThat(new FieldWords(Locale.ENGLISH, Vocabulary.builtIn()).code("A15"))
                .isEqualTo("arbitrary arrest (A15)");
        assertThat(new FieldWords(Words.RUSSIAN, Vocabulary.builtIn()).code("A15"))
                .isEqualTo("произвольное задержание (A15)");
        assertThat(new FieldWords(Words.RUSSIAN, Vocabulary.builtIn()).code("x-ours"))
                .isEqualTo("x-ours");
    }

    private static Properties load(String name) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(name))) {
            words.load(reader);
        }
        return words;
    }
}
