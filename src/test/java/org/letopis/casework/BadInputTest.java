package org.letopis.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.letopis.bundle.Progress;
import org.letopis.failure.Failure;
import org.letopis.json.JsonProblem;
import org.letopis.report.vocabulary.Vocabulary;
import org.letopis.vault.Vault;

/** Bad input of every kind: each is a message in both languages that names the field and the reason, and stores nothing. */
class BadInputTest {
    private static final Properties ENGLISH = words("messages.properties");
    private static final Properties RUSSIAN = words("messages_ru.properties");

    /** A sound report, one field on each line, of which each case spoils one place. */
    private static final String SOUND = """
            {
            "format": "letopis-report/1",
            "title": {"lang": "en", "text": "Stalls closed"},
            "narrative": [{"lang": "ru", "text": "Пришли утром."}],
            "occurred": "2026-03-04",
            "places": [{"country": "XA", "precision": "country"}],
            "persons": [
            {"id": "a", "kind": "individual", "names": ["Ilmar Oden"]},
            {"id": "b", "kind": "group", "groupSize": 7},
            {"id": "c", "kind": "organisation"}],
            "acts": [
            {"id": "x", "victim": "a", "type": "A15"}],
            "involvements": [
            {"act": "x", "actor": "b", "degree": "D1", "actorType": "P11"}],
            "information": [{"id": "i", "source": "a"}],
            "links": [{"a": "a", "b": "b", "type": "L10"}],
            "consents": [{"person": "a", "scope": "store", "decision": "yes"}],
            "minor": 0
            }
            """;

    private static Arguments bad(String what, String good, String spoilt, int line, String field, String key) {
        return Arguments.of(what, good, spoilt, line, field, key);
    }

    static List<Arguments> badFields() {
        List<Arguments> all = new ArrayList<>(List.of(
                bad("30 February", "2026-03-04", "2026-02-30", 5, "occurred", "report.date-no-day"),
                bad("29 February of a common year", "2026-03-04", "2026-02-29", 5, "occurred", "report.date-no-day"),
                bad("month 13", "2026-03-04", "2026-13", 5, "occurred", "report.date-no-month"),
                bad("an end before the beginning", "2026-03-04", "2026-03/2026-02", 5, "occurred", "report.date-order"),
                bad("a date of two open ends", "2026-03-04", "../..", 5, "occurred", "report.date-no-end"),
                bad("an unknown code", "\"A15\"", "\"A77\"", 12, "acts[0].type", "report.unknown-code"),
                bad("a code of another list", "\"A15\"", "\"D1\"", 12, "acts[0].type", "report.bad-code"),
                bad(
                        "an own code that nobody keeps",
                        "\"D1\"",
                        "\"x-new\"",
                        14,
                        "involvements[0].degree",
                        "report.unknown-code"),
                bad("an act without a victim", "\"victim\": \"a\", ", "", 12, "acts[0].victim", "json.missing"),
                bad(
                        "a victim that is not there",
                        "\"victim\": \"a\"",
                        "\"victim\": \"z\"",
                        12,
                        "acts[0].victim",
                        "report.dangling"),
                bad(
                        "an actor that is not there",
                        "\"actor\": \"b\"",
                        "\"actor\": \"z\"",
                        14,
                        "involvements[0].actor",
                        "report.dangling"),
                bad(
                        "a source that is not there",
                        "\"source\": \"a\"",
                        "\"source\": \"z\"",
                        15,
                        "information[0].source",
                        "report.dangling"),
                bad("twice the same person", "\"id\": \"b\"", "\"id\": \"a\"", 9, "persons[1].id", "report.twice"),
                bad(
                        "a person linked to itself",
                        "\"b\": \"b\"",
                        "\"b\": \"a\"",
                        16,
                        "links[0]",
                        "report.linked-to-itself"),
                bad(
                        "a circle of members",
                        "\"type\": \"L10\"}",
                        "\"type\": \"L10\"}, {\"a\": \"b\", \"b\": \"c\", \"type\": \"L10\"},"
                                + " {\"a\": \"c\", \"b\": \"a\", \"type\": \"L10\"}",
                        16,
                        "links[0]",
                        "report.cycle"),
                bad(
                        "a circle of affiliations",
                        "\"kind\": \"organisation\"",
                        "\"kind\": \"organisation\", \"affiliation\": \"c\"",
                        10,
                        "persons[2].affiliation",
                        "report.cycle"),
                bad(
                        "currency without amount",
                        "\"A15\"",
                        "\"A15\", \"loss\": {\"currency\": \"XTS\"}",
                        12,
                        "acts[0].loss",
                        "report.only-together"),
                bad(
                        "amount without currency",
                        "\"A15\"",
                        "\"A15\", \"loss\": {\"amount\": \"5\"}",
                        12,
                        "acts[0].loss",
                        "report.only-together"),
                bad(
                        "an amount as a number",
                        "\"A15\"",
                        "\"A15\", \"loss\": {\"amount\": 5, \"currency\": \"XTS\"}",
                        12,
                        "acts[0].loss.amount",
                        "json.wrong-type"),
                bad("a latitude alone", "\"XA\",", "\"XA\", \"lat\": \"1.5\",", 6, "places[0]", "report.only-together"),
                bad(
                        "a latitude beyond the pole",
                        "\"XA\",",
                        "\"XA\", \"lat\": \"90.1\", \"lon\": \"0\",",
                        6,
                        "places[0].lat",
                        "report.bad-degrees"),
                bad(
                        "consent asked twice",
                        "\"decision\": \"yes\"}",
                        "\"decision\": \"yes\"}, {\"person\": \"a\", \"scope\": \"store\", \"decision\": \"no\"}",
                        17,
                        "consents[1]",
                        "report.consent-twice"),
                bad(
                        "named in public but not in confidence",
                        "\"decision\": \"yes\"}",
                        "\"decision\": \"yes\"}, {\"person\": \"a\", \"scope\": \"un-public\", \"decision\": \"yes\"},"
                                + " {\"person\": \"a\", \"scope\": \"un-confidential\", \"decision\": \"no\"}",
                        17,
                        "consents[1]",
                        "report.consent-order"),
                bad(
                        "a group of one person",
                        "\"kind\": \"group\"",
                        "\"kind\": \"individual\"",
                        9,
                        "persons[1].groupSize",
                        "report.not-a-group"),
                bad(
                        "more children than people",
                        "\"groupSize\": 7",
                        "\"groupSize\": 7, \"minors\": 8",
                        9,
                        "persons[1].minors",
                        "report.more-than-all"),
                bad(
                        "an unknown field",
                        "\"A15\"",
                        "\"A15\", \"mood\": \"bad\"",
                        12,
                        "acts[0].mood",
                        "json.unknown-field"),
                bad(
                        "a field that only stored reports have",
                        "\"kind\": \"group\"",
                        "\"kind\": \"group\", \"code\": \"P-22BBCC\"",
                        9,
                        "persons[1].code",
                        "json.unknown-field"),
                bad("a number for a word", "\"A15\"", "15", 12, "acts[0].type", "json.wrong-type"),
                bad("a word for a number", ": 7}", ": \"7\"}", 9, "persons[1].groupSize", "json.wrong-type"),
                bad(
                        "a word for an object",
                        "{\"lang\": \"en\", \"text\": \"Stalls closed\"}",
                        "\"Stalls closed\"",
                        3,
                        "title",
                        "json.wrong-type"),
                bad(
                        "an object for a list",
                        "[{\"id\": \"i\", \"source\": \"a\"}]",
                        "{}",
                        15,
                        "information",
                        "json.wrong-type"),
                bad(
                        "a word in a list of objects",
                        "\"acts\": [",
                        "\"acts\": [\"beating\",",
                        11,
                        "acts[0]",
                        "json.wrong-type"),
                bad(
                        "no narrative",
                        "[{\"lang\": \"ru\", \"text\": \"Пришли утром.\"}]",
                        "[]",
                        4,
                        "narrative",
                        "json.missing"),
                bad("null for what must be there", "\"2026-03-04\"", "null", 5, "occurred", "json.missing"),
                bad("another format", "letopis-report/1", "letopis-report/2", 2, "format", "report.other-format"),
                bad("a fraction", ": 7}", ": 7.5}", 9, "persons[1].groupSize", "json.no-fractions"),
                bad(
                        "a number beyond all",
                        ": 7}",
                        ": 9223372036854775808}",
                        9,
                        "persons[1].groupSize",
                        "json.out-of-range"),
                bad("a negative number", ": 7}", ": -7}", 9, "persons[1].groupSize", "json.out-of-range"),
                bad(
                        "a field that stands twice",
                        "\"A15\"",
                        "\"A15\", \"type\": \"A16\"",
                        12,
                        "acts[0].type",
                        "json.twice"),
                bad(
                        "a label that is too long",
                        "\"id\": \"i\"",
                        "\"id\": \"" + "i".repeat(65) + "\"",
                        15,
                        "information[0].id",
                        "report.bad-label"),
                bad(
                        "a language with a private part",
                        "\"ru\"",
                        "\"ru-x-name\"",
                        4,
                        "narrative[0].lang",
                        "report.bad-language"),
                bad(
                        "a narrative of 10 MB",
                        "Пришли утром.",
                        "у".repeat(5 * 1024 * 1024),
                        4,
                        "narrative[0].text",
                        "report.too-long"),
                bad(
                        "a name that is too long",
                        "Ilmar Oden",
                        "I".repeat(501),
                        8,
                        "persons[0].names[0]",
                        "report.too-long"),
                bad("a bell", "Ilmar Oden", "Ilmar\\u0007", 8, "persons[0].names[0]", "report.control-character"),
                bad(
                        "a terminal code",
                        "Пришли утром.",
                        "\\u001b[2J",
                        4,
                        "narrative[0].text",
                        "report.control-character"),
                bad("a C1 control", "Пришли утром.", "\\u009b2J", 4, "narrative[0].text", "report.control-character"),
                bad(
                        "text turned to the left",
                        "Пришли утром.",
                        "\u202eмортуи илширП",
                        4,
                        "narrative[0].text",
                        "report.direction"),
                bad(
                        "text turned with an escape",
                        "Stalls closed",
                        "\\u202Edesolc",
                        3,
                        "title.text",
                        "report.direction"),
                bad(
                        "a storm of marks",
                        "Пришли утром.",
                        "З" + "\u0335\u0489".repeat(40),
                        4,
                        "narrative[0].text",
                        "report.marks"),
                bad("nothing but blanks", "Stalls closed", " \\t\\u2003", 3, "title.text", "report.empty")));
        all.add(bad(
                "too many links",
                "[{\"a\": \"a\", \"b\": \"b\", \"type\": \"L10\"}]",
                many(10_001),
                16,
                "links",
                "report.too-many"));
        all.add(bad(
                "a narrative in too many languages",
                "[{\"lang\": \"ru\", \"text\": \"Пришли утром.\"}]",
                IntStream.range(0, 21)
                        .mapToObj(i -> "{\"lang\": \"ru\", \"text\": \"x\"}")
                        .collect(Collectors.joining(",", "[", "]")),
                4,
                "narrative",
                "report.too-many"));
        return all;
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"a\": \"a\", \"b\": \"b\", \"type\": \"L04\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    static List<Arguments> badTexts() {
        return List.of(
                Arguments.of("U+0000 as an escape", SOUND.replace("Stalls", "\\u0000"), "json.nul", "3"),
                Arguments.of("U+0000 as it is", SOUND.replace("Stalls", "\u0000"), "json.syntax", "3"),
                Arguments.of("half a character", SOUND.replace("Stalls", "\\ud83d"), "json.lone-surrogate", "3"),
                Arguments.of(
                        "halves in the wrong order",
                        SOUND.replace("Stalls", "\\ude00\\ud83d"),
                        "json.lone-surrogate",
                        "3"),
                Arguments.of("half a name", SOUND.replace("\"kind\": \"group\"", "\"\\ud83d\": 1"), "json.syntax", "9"),
                Arguments.of("a comma too many", SOUND.replace("\"minor\": 0", "\"minor\": 0,"), "json.syntax", "19"),
                Arguments.of("cut short", SOUND.substring(0, 300), "json.syntax", ""),
                Arguments.of("something after the end", SOUND + "{}", "json.trailing", "20"),
                Arguments.of("a list", "[" + SOUND + "]", "json.not-an-object", "1"),
                Arguments.of("a byte order mark", "\ufeff" + SOUND, "json.byte-order-mark", ""),
                Arguments.of(
                        "too deep",
                        SOUND.replace("0\n}", "[".repeat(40) + "]".repeat(40) + "\n}"),
                        "json.too-much",
                        ""),
                Arguments.of("too long for anything", SOUND + " ".repeat(16 * 1024 * 1024), "json.too-long", ""));
    }

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("bad.json");
    }

    private List<FoundReport> read(byte[] bytes) throws Exception {
        Files.write(file, bytes);
        return new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM).read(List.of(file));
    }

    private FoundReport read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8)).get(0);
    }

    @Test
    void the_report_that_is_spoilt_below_is_sound() throws Exception {
        assertThat(read(SOUND).problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFields")
    void a_bad_field_is_told_with_its_line_and_reason(
            String what, String good, String spoilt, int line, String field, String key) throws Exception {
        assertThat(SOUND).contains(good);
        FoundReport found = read(SOUND.replace(good, spoilt));
        assertThat(found.isGood()).isFalse();
        assertThat(found.draft()).isEmpty();
        assertThat(found.problems())
                .as(
                        "%s",
                        found.problems().stream()
                                .map(one -> one.field() + " " + one.problem().key())
                                .toList())
                .anySatisfy(problem -> {
                    assertThat(problem.problem().key()).isEqualTo(key);
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.line()).hasValue(line);
                    assertReadable(problem.problem(), field);
                });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void a_text_that_cannot_be_read_is_told_with_its_place(String what, String text, String key, String line)
            throws Exception {
        assertThat(read(text).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.problem().key()).isEqualTo(key);
            assertReadable(problem.problem(), line);
            if (!line.isEmpty()) {
                assertThat(problem.line()).hasValue(Integer.parseInt(line));
            }
        });
    }

    @Test
    void bytes_that_are_not_utf8_are_told() throws Exception {
        byte[] halves = SOUND.replace("Stalls", "St*lls").getBytes(StandardCharsets.UTF_8);
        halves[SOUND.indexOf("Stalls") + 2] = (byte) 0xd0;
        assertThat(read(halves).get(0).problems())
                .extracting(problem -> problem.problem().key())
                .containsExactly("json.not-utf8");
        assertThat(read(SOUND.getBytes(StandardCharsets.UTF_16)).get(0).problems())
                .extracting(problem -> problem.problem().key())
                .containsExactly("json.not-utf8");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_the_order_of_lines() throws Exception {
        FoundReport found = read(SOUND.replace("2026-03-04", "2026-02-30")
                .replace("\"A15\"", "\"A77\", \"loss\": {\"currency\": \"XTS\"}")
                .replace(
                        "\"decision\": \"yes\"}",
                        "\"decision\": \"yes\"}, {\"person\": \"a\", \"scope\": \"store\", \"decision\": \"yes\"}"));
        assertThat(found.problems())
                .extracting(problem ->
                        problem.line().getAsInt() + " " + problem.problem().key())
                .containsExactly(
                        "5 report.date-no-day",
                        "12 report.unknown-code",
                        "12 report.only-together",
                        "17 report.consent-twice");
    }

    @Test
    void a_report_that_would_be_too_large_to_read_again_is_refused() throws Exception {
        String statement = "{\"lang\": \"ru\", \"text\": \"" + "ы".repeat(900_000) + "\"}";
        String large = SOUND.replace(
                "\"source\": \"a\"",
                "\"source\": \"a\", \"statement\": ["
                        + String.join(",", List.of(statement, statement, statement, statement, statement)) + "]");
        assertThat(read(large).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.problem().key()).isEqualTo("report.too-large");
            assertReadable(problem.problem(), "8388608");
        });
    }

    @Test
    void files_that_are_too_much_together_are_refused() throws Exception {
        Files.write(file, new byte[33 * 1024 * 1024]);
        assertThatThrownBy(() -> new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM).read(List.of(file, file)))
                .isInstanceOf(Failure.Usage.class)
                .hasMessage("capture.too-much");
    }

    /** What is stored later, from the good one of two files, is whole; of the bad one nothing is there. */
    @Test
    void nothing_is_half_stored() throws Exception {
        try (Vault vault = Vaults.vault(folder, "v")) {
            byte[] before = Files.readAllBytes(folder.resolve("v"));
            Path good = folder.resolve("good.json");
            Files.writeString(
                    good, SOUND.replace("\"minor\": 0", "\"attachments\": [{\"id\": \"f\", \"file\": \"f.txt\"}]"));
            Files.writeString(folder.resolve("f.txt"), "a note");
            FoundReport one = new ReportFiles(Vocabulary.builtIn(), Vaults.RANDOM)
                    .read(List.of(good))
                    .get(0);
            Intake.Incoming first = new Intake.Incoming(one.draft().orElseThrow(), one.named(), List.of());
            Intake.Incoming second = new Intake.Incoming(
                    read(SOUND).draft().orElseThrow(), NamedFiles.NONE, List.of(folder.resolve("gone.txt")));
            assertThatThrownBy(() -> new Intake(vault, Vaults.RANDOM).capture(List.of(first, second), Progress.SILENT))
                    .isInstanceOf(Failure.Io.class);
            assertThat(vault.reports().list()).isEmpty();
            assertThat(vault.identities().all()).isEmpty();
            assertThat(Files.readAllBytes(folder.resolve("v"))).isEqualTo(before);
            new Intake(vault, Vaults.RANDOM).capture(List.of(first), Progress.SILENT);
            assertThat(vault.reports().list()).hasSize(1);
        }
    }

    private static void assertReadable(JsonProblem problem, String named) {
        for (Properties words : List.of(ENGLISH, RUSSIAN)) {
            String pattern = words.getProperty(problem.key());
            assertThat(pattern).as(problem.key()).isNotNull();
            assertThat(new MessageFormat(pattern, Locale.ROOT)
                            .format(problem.arguments().stream()
                                    .map(String::valueOf)
                                    .toArray()))
                    .contains(named)
                    .doesNotContain("{");
        }
    }

    private static Properties words(String name) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(
                Path.of("src/main/resources/org/letopis/cli").resolve(name))) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
