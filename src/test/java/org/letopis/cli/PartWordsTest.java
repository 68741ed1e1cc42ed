package org.letopis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was found, removed or refused has Russian words: each name that the program gives, and no other. */
class PartWordsTest {
    private static final Path FILE = Path.of("src/main/resources/org/letopis/cli/parts_ru.properties");
    private static final PartWords RUSSIAN = new PartWords(Words.RUSSIAN);
    private static final PartWords ENGLISH = new PartWords(Locale.ENGLISH);
    private static final PartNames NAMES = new PartNames();
    private static final Properties WORDS = load();
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern WILD = Pattern.compile("[*#]");
    private static final Pattern PIECES = Pattern.compile("[*#]+|, ");

    @Test
    void each_name_of_something_found_or_removed_has_words() {
        assertThat(NAMES.found()).hasSizeGreaterThan(300).allMatch(RussianParts::knows);
    }

    @Test
    void each_part_that_a_file_is_refused_for_has_words() {
        assertThat(NAMES.refused()).hasSizeGreaterThan(150).allMatch(name -> toldInRussian("strip.damaged", name));
        assertThat(NAMES.unknown()).hasSizeGreaterThan(50).allMatch(name -> toldInRussian("strip.unknown-part", name));
    }

    private static boolean toldInRussian(String key, String name) {
        return CYRILLIC.matcher(String.valueOf(
                        RUSSIAN.refused(key, List.of("PNG", name, 7L)).get(1)))
                .find();
    }

    @Test
    void each_property_of_XMP_that_is_named_has_a_word_and_no_other_has() {
        assertThat(names("xmp.")).isEqualTo(NAMES.properties()).hasSizeGreaterThan(40);
    }

    @Test
    void every_tag_of_Exif_and_GPS_has_words_and_most_others_of_pictures() {
        assertThat(RussianParts.tags(new GpsDirectory()))
                .hasSizeGreaterThan(150)
                .allMatch(RussianParts::knows);
        assertThat(RussianParts.tags().stream().filter(RussianParts::knows)).hasSizeGreaterThan(340);
    }

    @Test
    void no_words_are_for_a_name_that_nothing_gives() {
        String sources = NAMES.text();
        assertThat(names("found."))
                .filteredOn(name -> !RussianParts.tags().contains(name) && !stands(name, sources))
                .isEmpty();
        for (String family : List.of("part.", "unknown.", "place.", "value.", "text.")) {
            assertThat(names(family)).isNotEmpty().allMatch(name -> stands(name, sources));
        }
        assertThat(WORDS.stringPropertyNames())
                .allMatch(key -> key.matches("(found|xmp|part|unknown|place|value|text)\\..+"));
    }

    /** A name stands in the sources as one text, and one that is put together as its pieces. */
    private static boolean stands(String name, String sources) {
        return WILD.matcher(name).find()
                ? PIECES.splitAsStream(name).map(String::strip).allMatch(sources::contains)
                : sources.contains("\"" + name + "\"");
    }

    @Test
    void words_are_Russian_and_written_alike() {
        for (String key : WORDS.stringPropertyNames()) {
            String words = WORDS.getProperty(key);
            assertThat(words)
                    .as(key)
                    .containsPattern(CYRILLIC)
                    .isEqualTo(words.strip())
                    .doesNotContain("  ", "_");
            assertThat(wild(words)).as(key).isEqualTo(wild(key));
            if (CYRILLIC.matcher(words.substring(0, 1)).matches()) {
                assertThat(Character.isUpperCase(words.charAt(0))).as(key).isEqualTo(key.startsWith("found."));
            }
        }
    }

    @Test
    void each_name_stands_once() throws IOException {
        List<String> keys = Files.readAllLines(FILE).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("(?<!\\\\)=.*", ""))
                .toList();
        assertThat(keys).doesNotHaveDuplicates().hasSize(WORDS.size());
    }

    @Test
    void names_are_told_with_what_comes_from_the_file() {
        assertThat(RUSSIAN.found("GPS Latitude")).isEqualTo("Широта (GPS)");
        assertThat(RUSSIAN.found("Chunk iTXt")).isEqualTo("Чанк iTXt");
        assertThat(RUSSIAN.found("Position (©xyz)")).isEqualTo("Место съёмки (©xyz)");
        assertThat(RUSSIAN.found("Text: Author")).isEqualTo("Текст: Автор");
        assertThat(RUSSIAN.found("XMP dc:creator")).isEqualTo("XMP dc:creator (автор)");
        assertThat(RUSSIAN.found("xmpMM:History[2]/stEvt:when"))
                .isEqualTo("xmpMM:History[2]/stEvt:when (история правок)");
        assertThat(RUSSIAN.found("word/media/image1.jpeg: GPS Latitude"))
                .isEqualTo("word/media/image1.jpeg: Широта (GPS)");
        assertThat(RUSSIAN.found("all.docx: word/media/a.png: Text: Software"))
                .isEqualTo("all.docx: word/media/a.png: Текст: Программное обеспечение");
        assertThat(RUSSIAN.found("picture: Comment")).isEqualTo("картинка: Комментарий");
        assertThat(RUSSIAN.found("Somebody: else")).isEqualTo("Somebody: else");
        assertThat(RUSSIAN.value("1 x 20 pixels, 4093 bytes")).isEqualTo("1 x 20 пикселей, 4093 байт");
        assertThat(RUSSIAN.value("a few bytes")).isEqualTo("a few bytes");
    }

    @Test
    void what_was_read_of_a_file_is_told_in_Russian() {
        assertThat(RUSSIAN.text("page 12")).isEqualTo("страница 12");
        assertThat(RUSSIAN.text("all.zip: word/document.xml: text")).isEqualTo("all.zip: word/document.xml: текст");
        assertThat(RUSSIAN.text("word/document.xml")).isEqualTo("word/document.xml");
        assertThat(ENGLISH.text("page 12")).isEqualTo("page 12");
    }

    @Test
    void in_English_the_names_of_the_program_are_the_words() {
        for (String name : List.of("GPS Latitude", "XMP dc:creator", "picture: Comment", "Chunk iTXt", "a: b")) {
            assertThat(ENGLISH.found(name)).isEqualTo(name);
        }
        List<Object> arguments = List.of("PNG", "chunk IDAT", 8L);
        assertThat(ENGLISH.refused("strip.damaged", arguments)).isEqualTo(arguments);
    }

    @Test
    void a_refusal_names_its_part_in_Russian_and_never_what_may_be_an_element_of_the_file() {
        Words words = new Words(Words.RUSSIAN);
        assertThat(words.refusal("strip.too-large", List.of("TIFF", "number of strips")))
                .isEqualTo("TIFF: слишком велико: число полос");
        assertThat(words.refusal("strip.damaged", List.of("PNG", "checksum of chunk tEXt", 41L)))
                .isEqualTo("PNG: повреждено: контрольная сумма чанка tEXt, байт 41");
        assertThat(words.refusal("strip.unknown-part", List.of("BMP", "compression 4 of 24 bits", 14L)))
                .isEqualTo("BMP: неизвестная часть: сжатие 4 при 24 битах, байт 14");
        assertThat(words.refusal("strip.damaged", List.of("PNG", "chunk text", 8L)))
                .isEqualTo("PNG: повреждено: чанк text, байт 8");
        assertThat(words.refusal("strip.unknown-part", List.of("SVG", "picture", 0L)))
                .isEqualTo("SVG: неизвестная часть: picture, байт 0");
        assertThat(words.refusal("strip.left-over", List.of("GPS Longitude")))
                .isEqualTo("что-то осталось бы: Долгота (GPS)");
        assertThat(words.refusal(
                        "strip.member", List.of("HTML", "picture", "strip.damaged", "JPEG", "marker FFDA", "2")))
                .isEqualTo("HTML: картинка: JPEG: повреждено: маркер FFDA, байт 2");
        assertThat(words.refusal("strip.too-large", List.of("PDF", "depth of font descriptor")))
                .isEqualTo("PDF: слишком велико: глубина: описание шрифта");
    }

    private static Set<String> names(String family) {
        Set<String> names = new TreeSet<>();
        for (String key : WORDS.stringPropertyNames()) {
            if (key.startsWith(family)) {
                names.add(key.substring(family.length()).replace('_', ' '));
            }
        }
        return names;
    }

    private static String wild(String text) {
        return text.replaceAll("[^*#]", "");
    }

    private static Properties load() {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(FILE)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
