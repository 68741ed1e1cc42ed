package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words in both languages against each other, and against the code that asks for them. */
class MessagesTest {
    private static final Path WORDS = Path.of("src/main/resources/org/letopis/cli");
    private static final Path CODE = Path.of("src/main/java");
    private static final Properties ENGLISH = load("messages.properties");
    private static final Properties RUSSIAN = load("messages_ru.properties");

    /** Read by picocli, which knows no message patterns. */
    private static final List<String> FOR_PICOCLI = List.of("letopis.", "usage.", "global.", "help.");

    /** The rest of these keys is put together while running. */
    private static final List<String> COMPUTED = List.of(
            "group.",
            "leaks.class.",
            "trust.",
            "profile.",
            "arrived.state.",
            "receipt.state.",
            "kind.",
            "interview.option.",
            "interview.place.",
            "interview.review.",
            "interview.round.",
            "letopis.",
            "usage.",
            "global.",
            "check.broken.",
            "check.copy.",
            "check.hash.",
            "custody.did.",
            "choice.word-",
            "choice.way.",
            "consent.answer.",
            "consent.ask.",
            "consent.by.",
            "consent.head.",
            "consent.identity.",
            "consent.said.",
            "date.time.",
            "date.note.",
            "doctor.",
            "vocabulary.treaty.",
            "assess.ask.",
            "next.",
            "match.decided.",
            "form.kind.",
            "form.blank.",
            "format.",
            "save.no.");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

    /** A literal that stands where only a key can. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:new Failure\\.\\w+|new JsonProblem|new Withheld|\\b(?:say|warn|data|text|ask|told|tell))"
                    + "\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{3}");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(RUSSIAN.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
    }

    @Test
    void each_message_has_the_same_placeholders_in_both_and_is_a_pattern() {
        for (String key : messages()) {
            assertThat(placeholders(RUSSIAN.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(ENGLISH.getProperty(key)));
            for (Properties words : List.of(ENGLISH, RUSSIAN)) {
                MessageFormat format = new MessageFormat(words.getProperty(key), Locale.ROOT);
                assertThat(format.getFormats())
                        .as("%s formats no number or date", key)
                        .allMatch(Objects::isNull);
                assertThat(words.getProperty(key).replace("''", "")).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void help_has_no_doubled_apostrophe() {
        assertThat(ENGLISH.stringPropertyNames())
                .filteredOn(MessagesTest::forPicocli)
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(ENGLISH.getProperty(key)).doesNotContain("''");
                    assertThat(RUSSIAN.getProperty(key)).doesNotContain("''");
                });
    }

    @Test
    void each_message_is_in_its_language() {
        for (String key : ENGLISH.stringPropertyNames()) {
            String english = ENGLISH.getProperty(key);
            String russian = RUSSIAN.getProperty(key);
            assertThat(english).as(key).doesNotContainPattern(CYRILLIC);
            assertThat(english.isBlank()).as(key).isEqualTo(russian.isBlank());
            boolean hasWords =
                    WORD.matcher(PLACEHOLDER.matcher(english).replaceAll("")).find();
            if (hasWords && !key.startsWith("letopis.usage.footer")) {
                assertThat(russian).as(key).containsPattern(CYRILLIC);
            }
        }
    }

    /** Blanks after the equals sign are dropped when the file is read: they are written with an escape. */
    @Test
    void no_message_loses_blanks_at_its_start() throws IOException {
        for (String file : List.of("messages.properties", "messages_ru.properties")) {
            assertThat(Files.readAllLines(WORDS.resolve(file)))
                    .filteredOn(line -> !line.startsWith("#"))
                    .noneMatch(line -> line.matches("[\\w.-]+\\s*=\\s+\\S.*"))
                    .noneMatch(line -> line.endsWith(" "));
        }
    }

    @Test
    void each_key_stands_once() throws IOException {
        for (String file : List.of("messages.properties", "messages_ru.properties")) {
            List<String> keys = Files.readAllLines(WORDS.resolve(file)).stream()
                    .filter(line -> line.matches("[a-z][\\w.-]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).doesNotHaveDuplicates().hasSize(ENGLISH.size());
        }
    }

    @Test
    void each_key_that_the_code_asks_for_is_there() {
        // Only this floor has words; elsewhere methods of these names mean other texts.
        Set<String> asked = found(ASKED, code(CODE.resolve("org/letopis/cli")));
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked)
                .filteredOn(key -> !key.endsWith(".") && !ENGLISH.containsKey(key))
                .isEmpty();
    }

    /** Keys also travel as values, to where they become words. */
    @Test
    void each_text_that_looks_like_a_key_is_one() {
        Set<String> prefixes = messages().stream()
                .map(key -> key.substring(0, key.indexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> files =
                Set.of("bundle.json", "report.json", "receipt.json", "withdrawal.json", "sheet.html", "sheet.jte");
        assertThat(found(LITERAL, code()))
                .filteredOn(text -> prefixes.stream().anyMatch(text::startsWith) && !files.contains(text))
                .hasSizeGreaterThan(200)
                .filteredOn(text -> !ENGLISH.containsKey(text))
                .isEmpty();
    }

    @Test
    void each_key_is_asked_for() {
        Set<String> literals = found(LITERAL, code());
        literals.addAll(found(ASKED, code()));
        assertThat(ENGLISH.stringPropertyNames())
                .filteredOn(key -> COMPUTED.stream().noneMatch(key::startsWith))
                .filteredOn(key -> !literals.contains(key))
                .isEmpty();
    }

    private static List<String> messages() {
        return ENGLISH.stringPropertyNames().stream()
                .filter(key -> !forPicocli(key) || ENGLISH.getProperty(key).contains("{0}"))
                .filter(key -> key.indexOf('.') > 0)
                .sorted()
                .toList();
    }

    private static boolean forPicocli(String key) {
        return FOR_PICOCLI.stream().anyMatch(key::startsWith)
                && !ENGLISH.getProperty(key).contains("{0}");
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(hit -> hit.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String code() {
        return code(CODE);
    }

    private static String code(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(String name) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(WORDS.resolve(name))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
