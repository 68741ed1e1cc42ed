package org.letopis.sanitize;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.letopis.failure.Failure;

class TextSanitizerTest extends SanitizerContract {
    private static final String RUSSIAN =
            "Протокол осмотра\r\nВ среду у мельницы стояли две машины. Людей увезли в сторону города.\r\n";

    @Override
    byte[] dirty() {
        return ("# The mill\u200B\u200C\u200D\u2060\n"
                        + "Seen on 17 May.\u202E \t \t\n"
                        + tags("told by Mira") + "Two men  \n"
                        + "\u001B]0;mira@laptop\u0007\u001B[31mred\u001B[0m house\n"
                        + "A\uFE01\uFE0E\uFE05 \u2003 end\n")
                .getBytes(UTF_8);
    }

    private static String tags(String text) {
        StringBuilder hidden = new StringBuilder();
        text.chars().forEach(c -> hidden.appendCodePoint(0xE0000 + c));
        return hidden.toString();
    }

    private static String clean(String text) throws Failure {
        return new String(Strips.clean(text.getBytes(UTF_8)), UTF_8);
    }

    @Override
    FileFormat format() {
        return FileFormat.TEXT;
    }

    @Override
    List<String> planted() {
        return List.of(tags("Mira"), "laptop", "\u200B", "\u202E", "\u001B", "\uFE01");
    }

    @Override
    List<String> findings() {
        return List.of(
                "Invisible characters",
                "Direction controls",
                "Text in tag characters",
                "Terminal codes",
                "Variation selectors without a sign",
                "Blanks of unusual kinds",
                "Blanks at the ends of lines");
    }

    @Override
    void demandSameContent(byte[] clean, byte[] dirty) {
        assertThat(new String(clean, UTF_8)).isEqualTo("# The mill\nSeen on 17 May.\nTwo men  \nred house\nA   end\n");
    }

    @Test
    @Override
    void a_clean_copy_tells_nothing() throws Failure {
        byte[] clean = Strips.clean(dirty());

        assertThat(Strips.inspect(clean).findings()).isEmpty();
        for (String text : planted()) {
            assertThat(new String(clean, UTF_8)).doesNotContain(text);
        }
    }

    /** exiftool reads nothing of a text but its size; it must not see more in the copy. */
    @Test
    @Override
    void exiftool_agrees_that_a_clean_copy_tells_nothing() throws Failure, IOException, InterruptedException {
        Exiftool.need();

        assertThat(Exiftool.telling(Strips.clean(dirty()), facts())).isEmpty();
    }

    /** A text may end anywhere: less of it is a shorter text. */
    @Test
    @Override
    void a_truncated_file_is_refused_wherever_it_ends() throws Failure {
        byte[] clean = Strips.clean(dirty());
        for (int length = clean.length - 1; length > 0; length--) {
            Strips.stripped(Arrays.copyOf(clean, length));
        }
    }

    /** A text has no end of its own; an archive behind it makes it something else. */
    @Test
    @Override
    void data_after_the_end_is_cut_off() throws Failure {
        byte[] polyglot = Strips.join("A note. ".repeat(600).getBytes(UTF_8), Strips.latin("PK\3\4 the ledger"));

        assertThat(Strips.refusal(polyglot).key()).isEqualTo("strip.unknown-part");
        assertThat(Strips.refusal(polyglot).arguments()).contains("binary data");
    }

    @Test
    void what_hidden_text_says_is_shown() throws Failure {
        assertThat(Strips.inspect(dirty()).findings())
                .anyMatch(finding -> finding.name().equals("Text in tag characters")
                        && finding.value().equals("12: told by Mira"));
    }

    /** What people write; the emoji and flags are those of UTS 51, the words those of the Unicode FAQ on joiners. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cخواهم", // Persian: two parts of one word
                "क्\u200Dष and क्\u200Cष", // Devanagari: half form and visible virama
                "അവന്\u200D പോയി", // Malayalam: a consonant without vowel at the end of a word
                "👩\u200D👩\u200D👧 and 🏳\uFE0F\u200D🌈 and 👨🏽\u200D⚕\uFE0F", // family, rainbow flag, doctor
                "❤\uFE0F 1\uFE0F\u20E3 ☎\uFE0E", // heart, keycap, telephone
                "葛\uDB40\uDD00城", // a character of a Japanese place name and its variant
                "قال \u200F(a)\u200F ثم \u2067x\u2069", // marks in a line with Arabic letters
                "⠁⠃\u2800⠉", // braille with a blank cell
                "10\u00A0000\u202F₽", // blanks that do not break
                "Mixed\r\nline\nends\rstay\u2028here\f",
                "a\tb\t\nc\td\t\ne\t\tf\n", // a table with empty last cells
                "{\"a\": \"b\\u200b\"}",
                "---\nauthor: Mira\ndate: 2024-05-17\n---\n# Text\n"
            })
    void what_writing_needs_stays(String text) throws Failure {
        assertThat(clean(text)).isEqualTo(text);
    }

    @Test
    void the_flag_of_scotland_stays_and_a_message_behind_a_flag_goes() throws Failure {
        String flag = "🏴" + tags("gbsct") + "\uDB40\uDC7F";

        assertThat(clean(flag)).isEqualTo(flag);
        assertThat(clean("🏴" + tags("meet me") + "\uDB40\uDC7F.")).isEqualTo("🏴.");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u200Cb', ab", // joiners between Latin letters
        "'م\u200C\u200C\u200Cن', 'م\u200Cن'", // more than one
        "'x\u00ADy\uFEFFz', xyz",
        "'\u2066evil\u2069', evil",
        "'\uD83D\uDE00\uDB40\uDD01\uDB40\uDD02', '\uD83D\uDE00'", // bytes smuggled behind an emoji
        "'ab\u0008c', abc",
    })
    void what_nobody_sees_goes(String text, String seen) throws Failure {
        String long4096 = "A line of text.\n".repeat(300);

        assertThat(clean(long4096 + text)).isEqualTo(long4096 + seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "KOI8-R", "IBM866"})
    void old_cyrillic_sets_are_told_and_written_as_utf_8(String charset) throws Failure {
        byte[] old = RUSSIAN.getBytes(Charset.forName(charset));

        assertThat(new String(Strips.clean(old), UTF_8)).isEqualTo("\uFEFF" + RUSSIAN);
        assertThat(Strips.clean(Strips.clean(old))).isEqualTo(Strips.clean(old));
    }

    @Test
    void wide_text_is_written_as_utf_8() throws Failure {
        byte[] little = Strips.join(new byte[] {(byte) 0xFF, (byte) 0xFE}, RUSSIAN.getBytes(UTF_16LE));
        byte[] big = Strips.join(new byte[] {(byte) 0xFE, (byte) 0xFF}, RUSSIAN.getBytes(UTF_16BE));

        assertThat(new String(Strips.clean(little), UTF_8)).isEqualTo("\uFEFF" + RUSSIAN);
        assertThat(Strips.clean(big)).isEqualTo(Strips.clean(little));
    }

    /** The mark of wide text and many a letter behind it are the start of a sound as well. */
    @ParameterizedTest
    @ValueSource(strings = {"Ряды разобраны", "Анна", "the stalls", "\u001B[1mЯрмарка", "Ё"})
    void wide_text_is_no_sound_whatever_its_first_letter(String text) throws Failure {
        byte[] wide = Strips.join(new byte[] {(byte) 0xFF, (byte) 0xFE}, text.getBytes(UTF_16LE));

        assertThat(FileFormat.detect(Source.of(wide))).isEqualTo(FileFormat.TEXT);
    }

    @Test
    void a_mark_stays_where_it_is_needed_only() throws Failure {
        assertThat(clean("\uFEFFДата;Место\r\n")).isEqualTo("\uFEFFДата;Место\r\n");
        assertThat(clean("\uFEFFdate;place\r\n")).isEqualTo("date;place\r\n");
    }

    @Test
    void letters_that_western_sets_share_can_be_told_and_others_not() throws Failure {
        Charset western = Charset.forName("windows-1252");

        assertThat(new String(Strips.clean("Die Mühle \u2013 für uns".getBytes(western)), UTF_8))
                .isEqualTo("\uFEFFDie Mühle \u2013 für uns");
        StripResult.Refused refused = Strips.refusal("Příliš žluťoučký kůň".getBytes(Charset.forName("windows-1250")));
        assertThat(refused.key()).isEqualTo("strip.character-set");
        assertThat(Strips.refusal(new byte[] {(byte) 0xC1, (byte) 0xC2}).key()).isEqualTo("strip.character-set");
    }

    /** Found by fuzzing: with a mark of three bytes in front, the letters stood where a film has them. */
    @Test
    void text_whose_copy_would_look_like_another_format_is_refused() throws Failure {
        byte[] old = {'5', 'f', 't', 'y', 'p', (byte) 0x91};

        assertThat(Strips.refusal(old).arguments()).contains("another format behind hidden characters");
    }

    /** Found by fuzzing: the copy was empty, and an empty file is none that could be stripped again. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\uFEFF", "\u001B[0m", "\u200B\u200B"})
    void text_of_which_nothing_is_seen_is_refused(String text) throws Failure {
        StripResult.Refused refused = Strips.refusal(text.getBytes(UTF_8));

        assertThat(refused.key()).isEqualTo("strip.nothing-seen");
    }

    /** Found by fuzzing: without its first sign, the text was a picture to whoever stripped it again. */
    @ParameterizedTest
    @ValueSource(strings = {"\u007FGIF87a\u007F\n", "\u200B<svg xmlns='http://www.w3.org/2000/svg'/>"})
    void text_that_becomes_another_format_without_hidden_characters_is_refused(String text) throws Failure {
        byte[] file = text.getBytes(UTF_8);

        assertThat(FileFormat.detect(Source.of(file))).isEqualTo(FileFormat.TEXT);
        assertThat(Strips.refusal(file).key()).isEqualTo("strip.unknown-part");
    }

    @Test
    void a_long_run_of_blanks_takes_no_long_time() throws Failure {
        String blanks = " ".repeat(2_000_000);

        assertThat(clean(blanks + "x" + blanks).length()).isEqualTo(blanks.length() + 1);
    }
}
